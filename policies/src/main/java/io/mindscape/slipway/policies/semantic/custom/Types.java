package io.mindscape.slipway.policies.semantic.custom;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of values. A number without a fraction, or nearly so, is an integer too. */
final class Types {

  private static final double LARGEST_WHOLE = 0x1p53 - 1;
  private static final double NEARLY = 1e-9;

  private Types() {}

  static Result judge(Schema schema, @Nullable Object value, Path path) {
    var result = new Result();
    if (!fits(schema, value)) {
      result.blocking(path, "has to be %s, not %s.".formatted(wanted(schema), Json.kind(value)));
      return result;
    }
    result.checked();
    return result;
  }

  private static boolean fits(Schema schema, @Nullable Object value) {
    var types = schema.types();
    if (value == null) {
      return types.isEmpty() || schema.nullable();
    }
    boolean numeric = types.contains("integer") || types.contains("number");
    boolean textual = value instanceof String || value instanceof List<?>;
    // Where there is a format, the server lets a list pass for a text, and looks no closer.
    if (!schema.format().isEmpty() && textual && !numeric) {
      return true;
    }
    return types.contains(type(value))
        || (value instanceof Double number && isWhole(number) && types.contains("integer"))
        || (value instanceof Long && types.contains("number"));
  }

  private static String type(Object value) {
    return switch (value) {
      case String text -> "string";
      case Boolean flag -> "boolean";
      case Long whole -> "integer";
      case Number number -> "number";
      case List<?> list -> "array";
      case Map<?, ?> map -> "object";
      default -> "";
    };
  }

  /** Whether JSON could mean a whole number by it. */
  static boolean isWhole(double number) {
    if (!(Math.abs(number) <= LARGEST_WHOLE)) {
      return false;
    }
    double rounded = Math.rint(number);
    return number == rounded || Math.abs(number - rounded) < NEARLY * Math.abs(rounded);
  }

  private static String wanted(Schema schema) {
    return schema.types().isEmpty()
        ? "a text of the form " + schema.format()
        : schema.types().stream().map(Types::words).collect(Collectors.joining(" or "));
  }

  private static String words(String type) {
    return switch (type) {
      case "string" -> "a text";
      case "boolean" -> "true or false";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "array" -> "a list";
      default -> "a mapping";
    };
  }
}
