package io.mindscape.slipway.policies.semantic.custom;

import org.jspecify.annotations.Nullable;

/** {@code allOf}, {@code anyOf}, {@code oneOf} and {@code not}. */
final class Branches {

  private Branches() {}

  static Result judge(Schema schema, Object value, Path path) {
    var result = new Result();
    any(schema, value, path, result);
    one(schema, value, path, result);
    all(schema, value, path, result);
    var not = schema.not();
    if (not != null && Validation.judge(not, value, path).isValid()) {
      result.invalid(path, "is what the schema says it may not be (not).");
    }
    result.checked();
    return result;
  }

  private static void any(Schema schema, Object value, Path path, Result result) {
    @Nullable Result nearest = null;
    for (var branch : schema.branches("anyOf")) {
      var each = Validation.judge(branch, value, path);
      if (each.isValid()) {
        result.add(each);
        return;
      }
      nearest = nearer(nearest, each);
    }
    if (nearest != null) {
      result.invalid(path, "fits none of the schemas of anyOf.");
      result.add(nearest);
    }
  }

  private static void one(Schema schema, Object value, Path path, Result result) {
    @Nullable Result nearest = null;
    @Nullable Result first = null;
    int fitting = 0;
    for (var branch : schema.branches("oneOf")) {
      var each = Validation.judge(branch, value, path);
      if (each.isValid()) {
        fitting++;
        first = first == null ? each : first;
      } else {
        nearest = nearer(nearest, each);
      }
    }
    if (fitting == 1 && first != null) {
      result.add(first);
    } else if (fitting > 1) {
      result.invalid(
          path, "fits %d of the schemas of oneOf; it has to fit one.".formatted(fitting));
    } else if (nearest != null) {
      result.invalid(path, "fits none of the schemas of oneOf.");
      result.add(nearest);
    }
  }

  private static void all(Schema schema, Object value, Path path, Result result) {
    for (var branch : schema.branches("allOf")) {
      result.add(Validation.judge(branch, value, path));
    }
  }

  /** The one with the most checks says best why a value does not fit. */
  private static Result nearer(@Nullable Result one, Result other) {
    return one == null || other.checks() > one.checks() ? other : one;
  }
}
