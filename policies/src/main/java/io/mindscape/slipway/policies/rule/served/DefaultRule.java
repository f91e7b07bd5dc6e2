package io.mindscape.slipway.policies.rule.served;

import io.mindscape.slipway.policies.rule.cel.value.TypedMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one line of {@code defaults.txt} says of an object: a field gets a value where it has none.
 *
 * @param value what it gets
 * @param condition what is asked first: {@code if}, {@code if-any}, {@code unless}, or nothing
 * @param asked the field that is asked, beside the one that is filled
 * @param answer what it has to be, for {@code if}
 */
record DefaultRule(
    String field, Source value, String condition, String asked, @Nullable Object answer) {

  private static final Pattern LINE =
      Pattern.compile("(.*?)(?: (if|if-any|unless) (\\S+)(?: (\\S+))?)?");

  /** Where the value comes from. */
  @FunctionalInterface
  interface Source {
    @Nullable Object in(TypedMap object);
  }

  /** What is said of a field, after its name: a value, and perhaps a condition. */
  static DefaultRule of(String field, String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalStateException("no default: " + line);
    }
    var condition = parts.group(2) == null ? "" : parts.group(2);
    return new DefaultRule(
        field,
        source(parts.group(1)),
        condition,
        condition.isEmpty() ? "" : parts.group(3),
        parts.group(4) == null ? null : Literal.read(parts.group(4)).get());
  }

  private static Source source(String value) {
    if (value.startsWith("=")) {
      var field = value.substring(1);
      return object -> object.get(field);
    }
    if (value.equals("@pull")) {
      return object ->
          object.get("image") instanceof String image ? Images.pullPolicy(image) : null;
    }
    var literal = Literal.read(value);
    return object -> literal.get();
  }

  void fill(TypedMap object) {
    if (isGiven(object) || !holds(object)) {
      return;
    }
    var filled = value.in(object);
    if (filled != null) {
      object.put(field, filled);
    }
  }

  /** Go decodes the target port of a service that is left out as 0, which is none. */
  private boolean isGiven(TypedMap object) {
    return object.containsKey(field)
        && !(field.equals("targetPort") && Long.valueOf(0).equals(object.get(field)));
  }

  private boolean holds(TypedMap object) {
    var found = asked.isEmpty() ? null : object.get(asked);
    return switch (condition) {
      case "if" -> found != null && found.equals(answer);
      case "if-any" -> found instanceof List<?> list && !list.isEmpty();
      case "unless" -> found == null;
      default -> true;
    };
  }
}
