package io.mindscape.slipway.policies.rule.served;

import io.mindscape.slipway.policies.rule.cel.value.TypedMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of {@code defaults.txt}: a field gets a value where it has none.
 *
 * @param steps the way to the object that has the field; {@code []} marks a list
 * @param value what it gets
 * @param condition what is asked first: {@code if}, {@code if-any}, {@code unless}, or nothing
 * @param asked the field that is asked, beside the one that is filled
 * @param answer what it has to be, for {@code if}
 */
record DefaultRule(
    List<String> steps,
    String field,
    Source value,
    String condition,
    String asked,
    @Nullable Object answer) {

  private static final Pattern LINE =
      Pattern.compile("(\\S+) (.*?)(?: (if|if-any|unless) (\\S+)(?: (\\S+))?)?");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  DefaultRule {
    steps = List.copyOf(steps);
  }

  /** Where the value comes from. */
  @FunctionalInterface
  interface Source {
    @Nullable Object in(TypedMap object);
  }

  static DefaultRule of(String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalStateException("no default: " + line);
    }
    var path = List.of(parts.group(1).split("\\."));
    var condition = parts.group(3) == null ? "" : parts.group(3);
    return new DefaultRule(
        path.subList(0, path.size() - 1),
        path.getLast(),
        source(parts.group(2)),
        condition,
        condition.isEmpty() ? "" : parts.group(4),
        parts.group(5) == null ? null : JsonValues.typed(JSON.readTree(parts.group(5))));
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
    JsonNode json = JSON.readTree(value);
    return object -> JsonValues.typed(json);
  }

  void fill(TypedMap object) {
    fill(object, 0);
  }

  private void fill(TypedMap object, int at) {
    if (at == steps.size()) {
      set(object);
      return;
    }
    var step = steps.get(at);
    boolean isList = step.endsWith("[]");
    for (var name : (isList ? step.substring(0, step.length() - 2) : step).split("\\|", -1)) {
      var part = object.get(name);
      if (isList && part instanceof List<?> items) {
        items.forEach(item -> into(item, at + 1));
      } else if (!isList) {
        into(part, at + 1);
      }
    }
  }

  private void into(@Nullable Object part, int at) {
    if (part instanceof TypedMap map) {
      fill(map, at);
    }
  }

  private void set(TypedMap object) {
    if (object.containsKey(field) || !holds(object)) {
      return;
    }
    var filled = value.in(object);
    if (filled != null) {
      object.put(field, filled);
    }
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
