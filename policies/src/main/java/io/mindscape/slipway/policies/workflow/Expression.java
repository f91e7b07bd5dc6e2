package io.mindscape.slipway.policies.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between {@code ${{} and {@code }}}, as a tree.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/expressions">GitHub's
 *     expressions</a>
 */
sealed interface Expression {

  /** A text, a number, true, false or null. */
  record Literal(@Nullable Object value) implements Expression {}

  /**
   * A value of a context, such as {@code github.ref}.
   *
   * @param path in lower case, as GitHub compares names; {@code *} stands for all, and for what an
   *     index says that has to be worked out
   * @param written as it stands
   * @param indexes what has to be worked out for it
   */
  record Reference(List<String> path, String written, List<Expression> indexes)
      implements Expression {
    public Reference {
      path = List.copyOf(path);
      indexes = List.copyOf(indexes);
    }

    boolean startsWith(String... words) {
      return path.size() >= words.length && path.subList(0, words.length).equals(List.of(words));
    }
  }

  /** What is taken out of something that is no context: {@code fromJSON(…).a}. */
  record Part(Expression of, List<Expression> indexes) implements Expression {
    public Part {
      indexes = List.copyOf(indexes);
    }
  }

  /**
   * A function.
   *
   * @param name in lower case
   */
  record Call(String name, String written, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** The contrary. */
  record Not(Expression of) implements Expression {}

  /** Both. */
  record And(Expression left, Expression right) implements Expression {}

  /** Either. */
  record Or(Expression left, Expression right) implements Expression {}

  /** {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >} or {@code >=}. */
  record Comparison(String operator, Expression left, Expression right) implements Expression {}

  /** What it is made of. */
  default List<Expression> parts() {
    return switch (this) {
      case Literal literal -> List.of();
      case Reference reference -> reference.indexes();
      case Part part -> {
        var all = new java.util.ArrayList<>(part.indexes());
        all.add(part.of());
        yield all;
      }
      case Call call -> call.arguments();
      case Not not -> List.of(not.of());
      case And and -> List.of(and.left(), and.right());
      case Or or -> List.of(or.left(), or.right());
      case Comparison comparison -> List.of(comparison.left(), comparison.right());
    };
  }
}
