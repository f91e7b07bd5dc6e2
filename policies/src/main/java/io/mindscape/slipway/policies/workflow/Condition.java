package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Triggers.Start;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code if} of a job or step, judged with what is known before a run: its event and its ref.
 */
sealed interface Condition {

  /** What can be said beforehand. */
  enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    Truth not() {
      return switch (this) {
        case TRUE -> FALSE;
        case FALSE -> TRUE;
        case UNKNOWN -> UNKNOWN;
      };
    }

    static Truth of(boolean holds) {
      return holds ? TRUE : FALSE;
    }
  }

  Truth truth(Start start);

  /** Reads an expression, wrapped or not; one that is not understood is unknown, never false. */
  static Condition parse(String text) {
    var bare = text.strip();
    if (bare.startsWith("${{") && bare.endsWith("}}")) {
      bare = bare.substring(3, bare.length() - 2);
    }
    return ConditionParser.parse(bare).orElse(new Unknown());
  }

  /** Either. */
  record Or(Condition left, Condition right) implements Condition {
    @Override
    public Truth truth(Start start) {
      return new And(new Not(left), new Not(right)).truth(start).not();
    }
  }

  /** Both. */
  record And(Condition left, Condition right) implements Condition {
    @Override
    public Truth truth(Start start) {
      var one = left.truth(start);
      var other = right.truth(start);
      if (one == Truth.FALSE || other == Truth.FALSE) {
        return Truth.FALSE;
      }
      return one == Truth.TRUE && other == Truth.TRUE ? Truth.TRUE : Truth.UNKNOWN;
    }
  }

  /** The contrary. */
  record Not(Condition condition) implements Condition {
    @Override
    public Truth truth(Start start) {
      return condition.truth(start).not();
    }
  }

  /** Two values are the same; strings whatever their case, as GitHub compares them. */
  record Same(Value left, Value right) implements Condition {
    @Override
    public Truth truth(Start start) {
      return equal(left, right, start);
    }
  }

  /** {@code startsWith}, {@code endsWith} or {@code contains}. */
  record Search(String function, Value in, Value what) implements Condition {
    @Override
    public Truth truth(Start start) {
      return search(function, in, what, start);
    }
  }

  /** A status check: it may be so. {@code always()} is. */
  record Unknown() implements Condition {
    @Override
    public Truth truth(Start start) {
      return Truth.UNKNOWN;
    }
  }

  /** {@code true} or {@code false} as written. */
  record Literal(boolean value) implements Condition {
    @Override
    public Truth truth(Start start) {
      return Truth.of(value);
    }
  }

  /** A value in a comparison. */
  sealed interface Value {
    /** Text as written. */
    record Text(String text) implements Value {}

    /** {@code github.ref} and its like, lower case. */
    record Context(String name) implements Value {}

    /** The text, where it is known; {@code *} stands for what is not. */
    default Optional<String> in(Start start) {
      return switch (this) {
        case Text(var text) -> Optional.of(text);
        case Context(var name) ->
            switch (name) {
              case "github.event_name" -> Optional.of(start.event());
              case "github.ref" -> Optional.of(start.ref());
              case "github.ref_name" ->
                  Optional.of(start.ref().replaceFirst("^refs/(heads|tags|pull)/", ""));
              case "github.ref_type" -> refType(start.ref());
              default -> Optional.empty();
            };
      };
    }

    private static Optional<String> refType(String ref) {
      if (ref.startsWith("refs/heads/")) {
        return Optional.of("branch");
      }
      return ref.startsWith("refs/tags/") ? Optional.of("tag") : Optional.empty();
    }
  }

  /** Whether a known text, or one with an open end, can be equal to {@code wanted}. */
  private static Truth equal(Value left, Value right, Start start) {
    var one = known(left, start);
    var other = known(right, start);
    if (one.isEmpty() || other.isEmpty()) {
      return Truth.UNKNOWN;
    }
    if (open(left, one.get())) {
      return mayBe(one.get(), other.get()) ? Truth.UNKNOWN : Truth.FALSE;
    }
    if (open(right, other.get())) {
      return mayBe(other.get(), one.get()) ? Truth.UNKNOWN : Truth.FALSE;
    }
    return Truth.of(one.get().equals(other.get()));
  }

  private static Truth search(String function, Value in, Value what, Start start) {
    var text = known(in, start);
    var wanted = known(what, start);
    if (text.isEmpty() || wanted.isEmpty() || open(what, wanted.get())) {
      return Truth.UNKNOWN;
    }
    if (open(in, text.get())) {
      return function.equals("startswith") ? startsWith(text.get(), wanted.get()) : Truth.UNKNOWN;
    }
    return switch (function) {
      case "startswith" -> Truth.of(text.get().startsWith(wanted.get()));
      case "endswith" -> Truth.of(text.get().endsWith(wanted.get()));
      default -> Truth.of(text.get().contains(wanted.get()));
    };
  }

  /** A prefix that contradicts the known beginning of a ref is not there; all else may be. */
  private static Truth startsWith(String pattern, String prefix) {
    var beginning = pattern.substring(0, pattern.indexOf('*'));
    if (beginning.startsWith(prefix)) {
      return Truth.TRUE;
    }
    return prefix.startsWith(beginning) ? Truth.UNKNOWN : Truth.FALSE;
  }

  private static Optional<String> known(Value value, Start start) {
    return value.in(start).map(text -> text.toLowerCase(Locale.ROOT));
  }

  private static boolean open(Value value, String text) {
    return value instanceof Value.Context && text.contains("*");
  }

  private static boolean mayBe(String pattern, String text) {
    var head = pattern.substring(0, pattern.indexOf('*'));
    var tail = pattern.substring(pattern.lastIndexOf('*') + 1);
    return text.startsWith(head)
        && text.endsWith(tail)
        && text.length() >= head.length() + tail.length();
  }
}
