package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Value.Exactly;
import io.mindscape.slipway.policies.workflow.Value.OneOf;
import io.mindscape.slipway.policies.workflow.Value.Text;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares values as GitHub does: texts whatever their case, values of two kinds as numbers. */
final class Coercion {

  private Coercion() {}

  static Truth compare(String operator, Value left, Value right) {
    return switch (operator) {
      case "==" -> equal(left, right);
      case "!=" -> equal(left, right).not();
      default -> order(operator, left, right);
    };
  }

  static Truth equal(Value left, Value right) {
    if (left instanceof OneOf(var values)) {
      return each(values, one -> equal(one, right));
    }
    if (right instanceof OneOf(var values)) {
      return each(values, one -> equal(left, one));
    }
    return switch (left) {
      case Exactly(var one) when right instanceof Exactly(var other) ->
          Truth.of(isEqual(one, other));
      case Text text when right instanceof Exactly(String other) -> mayBe(text, other);
      case Exactly(String one) when right instanceof Text text -> mayBe(text, one);
      case Text text when right instanceof Exactly(var other) -> unlike(text, other);
      default -> Truth.UNKNOWN;
    };
  }

  private static Truth mayBe(Text text, String other) {
    return text.mayBe(lower(other)) ? Truth.UNKNOWN : Truth.FALSE;
  }

  /** A text that is not empty and no number is equal to no null and no boolean. */
  private static Truth unlike(Text text, @Nullable Object other) {
    boolean isWord = !text.head().isEmpty() && Character.isLetter(text.head().charAt(0));
    return isWord && !(other instanceof List) ? Truth.FALSE : Truth.UNKNOWN;
  }

  private static Truth order(String operator, Value left, Value right) {
    if (!(left instanceof Exactly(var one)) || !(right instanceof Exactly(var other))) {
      return Truth.UNKNOWN;
    }
    int sign;
    if (one instanceof String text && other instanceof String than) {
      sign = lower(text).compareTo(lower(than));
    } else {
      double number = number(one);
      double than = number(other);
      if (Double.isNaN(number) || Double.isNaN(than)) {
        return Truth.FALSE;
      }
      sign = Double.compare(number, than);
    }
    return Truth.of(
        switch (operator) {
          case "<" -> sign < 0;
          case "<=" -> sign <= 0;
          case ">" -> sign > 0;
          default -> sign >= 0;
        });
  }

  static boolean isEqual(@Nullable Object one, @Nullable Object other) {
    if (one instanceof String text && other instanceof String than) {
      return lower(text).equals(lower(than));
    }
    if (one instanceof List || other instanceof List || (one == null && other == null)) {
      return Objects.equals(one, other);
    }
    if (one instanceof Boolean && other instanceof Boolean) {
      return one.equals(other);
    }
    double number = number(one);
    return !Double.isNaN(number) && number == number(other);
  }

  private static double number(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case Double number -> number;
      case Boolean bool -> bool ? 1 : 0;
      case String text -> number(text.strip());
      default -> Double.NaN;
    };
  }

  private static double number(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    try {
      boolean isNumber = text.chars().allMatch(c -> "0123456789.eE+-".indexOf(c) >= 0);
      return isNumber ? Double.parseDouble(text) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The same for each of several. */
  static Truth each(List<Value> values, Function<Value, Truth> question) {
    return Value.same(values.stream().map(question).toList());
  }

  /** The text that GitHub makes of a value. */
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          Long.toString(number.longValue());
      case Object other -> other.toString();
    };
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
