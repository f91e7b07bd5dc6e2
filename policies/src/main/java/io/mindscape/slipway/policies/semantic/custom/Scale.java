package io.mindscape.slipway.policies.semantic.custom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subresource {@code scale}: what its paths lead to has to be what it is for.
 *
 * @param replicas paths to whole numbers
 * @param selector a path to a text; empty where there is none
 */
record Scale(List<String> replicas, String selector) {

  Scale {
    replicas = List.copyOf(replicas);
  }

  Result judge(Object object) {
    var result = new Result();
    for (var path : replicas) {
      var found = find(object, path);
      if (found.isBroken() || (found.there() && !isCount(found.value()))) {
        result.invalid(
            way(path),
            "has to be a whole number from 0 to 2147483647, for it says how many replicas there"
                + " are.");
      }
    }
    if (!selector.isEmpty()) {
      var found = find(object, selector);
      if (found.isBroken() || (found.there() && !(found.value() instanceof String))) {
        result.invalid(way(selector), "has to be a text, for it is the selector of the replicas.");
      }
    }
    return result;
  }

  private static boolean isCount(@Nullable Object value) {
    return value instanceof Long count && count >= 0 && count <= Integer.MAX_VALUE;
  }

  private record Found(boolean there, boolean isBroken, @Nullable Object value) {}

  private static Found find(Object object, String path) {
    @Nullable Object value = object;
    for (var name : path.replaceFirst("^\\.", "").split("\\.", -1)) {
      if (value == null) {
        return new Found(false, false, null);
      }
      if (!(value instanceof Map<?, ?> map)) {
        return new Found(false, true, null);
      }
      if (!map.containsKey(name)) {
        return new Found(false, false, null);
      }
      value = map.get(name);
    }
    return new Found(true, false, value);
  }

  private static Path way(String path) {
    var way = Path.ROOT;
    for (var name : path.replaceFirst("^\\.", "").split("\\.", -1)) {
      way = way.property(name);
    }
    return way;
  }
}
