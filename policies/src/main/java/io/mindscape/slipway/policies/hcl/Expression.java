package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as it is written. Its place is where it begins. */
public sealed interface Expression {

  Place place();

  /** A number, {@code true}, {@code false} or {@code null}. */
  record Literal(Place place, Value value) implements Expression {}

  /** A text with sequences in it, in quotes or as a heredoc. */
  record Template(Place place, List<TemplatePart> parts) implements Expression {
    public Template {
      parts = List.copyOf(parts);
    }

    /** Whether it is nothing but one interpolation, which keeps its type. */
    public boolean isWrapped() {
      return parts.size() == 1 && parts.get(0) instanceof TemplatePart.Interpolation;
    }

    /** The text, if it has no sequences; null otherwise. */
    public @Nullable String literal() {
      if (parts.isEmpty()) {
        return "";
      }
      return parts.size() == 1 && parts.get(0) instanceof TemplatePart.Text(var text) ? text : null;
    }
  }

  /** A name on its own: the root of {@code var.region}. */
  record Name(Place place, String name) implements Expression {}

  /**
   * {@code of.name}.
   *
   * @param dot where the point stands
   */
  record Attribute(Place place, Expression of, String name, Place dot) implements Expression {}

  /** {@code of[key]}, and {@code of.0}. */
  record Index(Place place, Expression of, Expression key) implements Expression {}

  /**
   * {@code of[*]…} and {@code of.*…}.
   *
   * @param each what is made of each item, with {@link Item} for it
   */
  record Splat(Place place, Expression of, Expression each) implements Expression {}

  /** The item of the splat around it. */
  record Item(Place place) implements Expression {}

  /**
   * {@code name(arguments)}.
   *
   * @param isExpanded whether the last argument is a list of arguments: {@code max(list...)}
   */
  record Call(Place place, String name, List<Expression> arguments, boolean isExpanded)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code [a, b]}. */
  record Tuple(Place place, List<Expression> items) implements Expression {
    public Tuple {
      items = List.copyOf(items);
    }
  }

  /** <code>{a = b}</code>; a bare name as a key is a literal here already. */
  record Entries(Place place, List<Entry> entries) implements Expression {
    public Entries {
      entries = List.copyOf(entries);
    }
  }

  /** A key and its value in an object. */
  record Entry(Expression key, Expression value) {}

  /**
   * {@code [for …]}, and <code>{for …}</code> where there is a key.
   *
   * @param body what is made of each item
   */
  record For(Place place, Intro intro, Body body) implements Expression {
    /**
     * {@code for key, value in collection}; the key is empty where there is none.
     *
     * @param collection what is gone through
     */
    public record Intro(String key, String value, Expression collection) {}

    /**
     * @param key null in a list
     * @param isGrouped whether values of one key are put together
     * @param condition null where every item counts
     */
    public record Body(
        @Nullable Expression key,
        Expression value,
        boolean isGrouped,
        @Nullable Expression condition) {}
  }

  /** {@code -a} and {@code !a}. */
  record Unary(Place place, Operator operator, Expression operand) implements Expression {}

  /** {@code a + b} and the like. */
  record Binary(Place place, Operator operator, Expression left, Expression right)
      implements Expression {}

  /** {@code condition ? yes : no}. */
  record Conditional(Place place, Expression condition, Expression yes, Expression no)
      implements Expression {}

  /** {@code (inner)}. */
  record Parentheses(Place place, Expression inner) implements Expression {}
}
