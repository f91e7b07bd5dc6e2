package io.mindscape.slipway.policies.semantic.custom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges a value by a schema as the server does, whose way is that of {@code
 * k8s.io/kube-openapi/pkg/validation/validate}: it has its own mind of numbers, of lists where a
 * text has a format, and of null.
 */
final class Validation {

  private Validation() {}

  static Result judge(Schema schema, @Nullable Object value, Path path) {
    var result = new Result();
    if (value == null) {
      result.add(Types.judge(schema, null, path));
      result.add(Choices.judge(schema, null, path));
      return result;
    }
    if (!schema.types().isEmpty() || !schema.format().isEmpty()) {
      check(result, Types.judge(schema, value, path));
    }
    check(result, Branches.judge(schema, value, path));
    switch (value) {
      case String text -> {
        check(result, Texts.judge(schema, text, path));
        if (!schema.format().isEmpty() && Forms.isKnown(schema.format())) {
          check(result, Texts.form(schema, text, path));
        }
      }
      case Number number -> check(result, Numbers.judge(schema, number, path));
      case List<?> list -> check(result, items(schema, Json.list(list), path));
      default -> {}
    }
    check(result, Choices.judge(schema, value, path));
    if (value instanceof Map<?, ?> map) {
      check(result, fields(schema, Json.map(map), path));
    }
    result.checked();
    return result;
  }

  private static void check(Result result, Result part) {
    result.add(part);
    result.checked();
  }

  private static Result items(Schema schema, List<@Nullable Object> list, Path path) {
    var result = new Result();
    var items = schema.items();
    if (items != null) {
      int at = 0;
      for (var item : list) {
        result.add(judge(items, item, path.item(at)));
        at++;
      }
    }
    var least = schema.count("minItems");
    if (least != null && list.size() < least) {
      result.invalid(path, "has %d items; at least %d are wanted.".formatted(list.size(), least));
    }
    var most = schema.count("maxItems");
    if (most != null && list.size() > most) {
      result.blocking(path, "has %d items; at most %d are allowed.".formatted(list.size(), most));
    }
    result.checked();
    return result;
  }

  private static Result fields(Schema schema, Map<String, @Nullable Object> map, Path path) {
    var result = new Result();
    var least = schema.count("minProperties");
    if (least != null && map.size() < least) {
      result.invalid(path, "has %d fields; at least %d are wanted.".formatted(map.size(), least));
    }
    var most = schema.count("maxProperties");
    if (most != null && map.size() > most) {
      result.blocking(path, "has %d fields; at most %d are allowed.".formatted(map.size(), most));
    }
    others(schema, map, path, result);
    schema
        .properties()
        .forEach(
            (name, property) -> {
              if (map.containsKey(name)) {
                result.add(judge(property, map.get(name), path.property(name)));
              }
            });
    for (var name : schema.required()) {
      if (!map.containsKey(name)) {
        result.blocking(path.property(name), "is required.");
      }
    }
    return result;
  }

  /** Fields of which the schema does not speak by name. */
  private static void others(
      Schema schema, Map<String, @Nullable Object> map, Path path, Result result) {
    var additional = schema.additional();
    map.forEach(
        (key, value) -> {
          if (schema.properties().containsKey(key)) {
            return;
          }
          if (schema.forbidsOthers()) {
            result.invalid(path, "may not have the field \"%s\".".formatted(key));
          } else if (additional != null) {
            result.add(judge(additional, value, path.entry(key)));
          }
        });
  }
}
