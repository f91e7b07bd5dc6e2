package io.mindscape.slipway.policies.workflow;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of a value before a run. */
sealed interface Value {

  /** A text, a number, a boolean, null, or a list of these. */
  record Exactly(@Nullable Object value) implements Value {}

  /**
   * A text of which the beginning and the end are known.
   *
   * @param except what it is not, in lower case
   */
  record Text(String head, String tail, Set<String> except) implements Value {
    public Text {
      except = Set.copyOf(except);
    }

    boolean mayBe(String text) {
      return text.length() >= head.length() + tail.length()
          && text.startsWith(lower(head))
          && text.endsWith(lower(tail))
          && !except.contains(text);
    }
  }

  /** One of several. */
  record OneOf(List<Value> values) implements Value {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** Anything of which at most is known whether it counts as true. */
  record Some(Truth truth) implements Value {}

  static Value of(@Nullable Object value) {
    return new Exactly(value);
  }

  static Value among(List<Value> values) {
    return switch (values.size()) {
      case 0 -> Values.UNKNOWN;
      case 1 -> values.getFirst();
      default -> new OneOf(values);
    };
  }

  /** What a filter of branches or tags lets through, such as {@code release/**}. */
  static Value glob(String pattern) {
    var special = java.util.regex.Pattern.compile("[*?+\\[\\]!\\\\]");
    var matcher = special.matcher(pattern);
    if (!matcher.find()) {
      return of(pattern);
    }
    int first = matcher.start();
    int last = first;
    while (matcher.find()) {
      last = matcher.start();
    }
    // A question mark or a plus is about the character before it.
    boolean aboutBefore = pattern.charAt(first) == '?' || pattern.charAt(first) == '+';
    var head = pattern.substring(0, aboutBefore ? Math.max(0, first - 1) : first);
    return new Text(head, pattern.substring(last + 1), Set.of());
  }

  /** The same with something before it. */
  default Value after(String prefix) {
    return switch (this) {
      case Exactly(String text) -> of(prefix + text);
      case Text(var head, var tail, var except) ->
          new Text(
              prefix + head,
              tail,
              except.stream().map(one -> lower(prefix) + one).collect(Collectors.toSet()));
      case OneOf(var values) -> new OneOf(values.stream().map(one -> one.after(prefix)).toList());
      case Exactly other -> Values.UNKNOWN;
      case Some some -> Values.UNKNOWN;
    };
  }

  /** Whether it counts as true. */
  default Truth truth() {
    return switch (this) {
      case Exactly(var value) -> Truth.of(isTruthy(value));
      case Text text ->
          text.head().length() + text.tail().length() > 0 ? Truth.TRUE : Truth.UNKNOWN;
      case OneOf(var values) -> same(values.stream().map(Value::truth).toList());
      case Some(var truth) -> truth;
    };
  }

  /** What all of them say; unknown where they differ. */
  static Truth same(List<Truth> truths) {
    return truths.stream().distinct().count() == 1 ? truths.getFirst() : Truth.UNKNOWN;
  }

  private static boolean isTruthy(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean bool -> bool;
      case String text -> !text.isEmpty();
      case Double number -> number != 0 && !number.isNaN();
      default -> true;
    };
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
