package io.mindscape.slipway.policies.semantic.custom;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of numbers. The server cuts a bound for a whole number to a whole number, and takes no
 * whole number at all where a bound does not fit the type.
 */
final class Numbers {

  private final Schema schema;
  private final Path path;
  private final Result result = new Result();

  private Numbers(Schema schema, Path path) {
    this.schema = schema;
    this.path = path;
  }

  static Result judge(Schema schema, Number value, Path path) {
    var numbers = new Numbers(schema, path);
    numbers.range(value);
    numbers.multiple(value);
    numbers.most(value);
    numbers.least(value);
    numbers.result.checked();
    return numbers.result;
  }

  private void range(Number value) {
    if (!fits(value)) {
      result.invalid(path, "is %s, which is no %s.".formatted(value, type()));
    }
  }

  private void multiple(Number value) {
    var factor = schema.bound("multipleOf");
    if (factor == null) {
      return;
    }
    boolean whole = value instanceof Long && bound("multipleOf", factor);
    double by = whole ? truncated(factor) : factor;
    boolean divides =
        whole ? by > 0 && value.longValue() % (long) by == 0 : divides(value.doubleValue(), by);
    if (by <= 0) {
      result.invalid(
          path,
          "is %s: the server takes no whole number where multipleOf is %s."
              .formatted(value, shown(factor)));
    } else if (!divides) {
      result.invalid(path, "is %s: it has to be a multiple of %s.".formatted(value, shown(factor)));
    }
  }

  private static boolean divides(double value, double factor) {
    return factor > 0 && Types.isWhole(factor < 1 ? 1 / factor * value : value / factor);
  }

  private void most(Number value) {
    var most = schema.bound("maximum");
    if (most == null) {
      return;
    }
    boolean excluded = schema.flag("exclusiveMaximum");
    int order = order(value, most, bound("maximum", most));
    if (order > 0 || (order == 0 && excluded)) {
      result.invalid(
          path,
          "is %s: it has to be %s %s."
              .formatted(value, excluded ? "below" : "at most", shown(most)));
    }
  }

  private void least(Number value) {
    var least = schema.bound("minimum");
    if (least == null) {
      return;
    }
    boolean excluded = schema.flag("exclusiveMinimum");
    int order = order(value, least, bound("minimum", least));
    if (order < 0 || (order == 0 && excluded)) {
      result.invalid(
          path,
          "is %s: it has to be %s %s."
              .formatted(value, excluded ? "above" : "at least", shown(least)));
    }
  }

  private static int order(Number value, double bound, boolean fits) {
    return value instanceof Long whole && fits
        ? Long.compare(whole, truncated(bound))
        : Double.compare(value.doubleValue() + 0.0, bound + 0.0);
  }

  /** Says so where the bound is no number of the type; the server then refuses every value. */
  private boolean bound(String name, double bound) {
    boolean fits = fits(bound);
    if (!fits) {
      result.invalid(
          path,
          "cannot be set: the schema's %s, %s, is no %s.".formatted(name, shown(bound), type()));
    }
    return fits;
  }

  private String type() {
    var types = schema.types();
    var type = types.size() == 1 && types.get(0).equals("integer") ? "whole number" : "number";
    return schema.format().isEmpty() ? type : type + " of the format " + schema.format();
  }

  private boolean fits(Number number) {
    var types = schema.types();
    if (types.size() != 1) {
      return true;
    }
    return switch (types.get(0)) {
      case "integer" ->
          fits(exact(number), schema.format().equals("int32") ? Integer.SIZE : Long.SIZE);
      case "number" ->
          !schema.format().equals("float") || Float.isFinite(exact(number).floatValue());
      default -> true;
    };
  }

  private static BigDecimal exact(Number number) {
    return number instanceof Double fraction
        ? new BigDecimal(fraction)
        : BigDecimal.valueOf(number.longValue());
  }

  private static boolean fits(BigDecimal number, int bits) {
    return number.stripTrailingZeros().scale() <= 0 && number.toBigInteger().bitLength() < bits;
  }

  /** As Go cuts a number; one that is too large becomes the smallest of all. */
  static long truncated(double number) {
    return number >= -0x1p63 && number < 0x1p63 ? (long) number : Long.MIN_VALUE;
  }

  private static String shown(@Nullable Double number) {
    return number == null
        ? ""
        : new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
  }
}
