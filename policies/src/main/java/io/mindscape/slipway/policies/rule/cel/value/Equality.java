package io.mindscape.slipway.policies.rule.cel.value;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** Equality as cel-go has it: numbers across their types, containers by their parts. */
public final class Equality {

  private Equality() {}

  /**
   * Whether two values are equal.
   *
   * @throws Fault where a Kubernetes value is on the left and one of another type on the right
   */
  public static boolean of(Object left, Object right) {
    if (left instanceof String || left instanceof Boolean) {
      return left.equals(right);
    }
    if (left instanceof Long one && right instanceof Long other) {
      return one.equals(other);
    }
    if (left instanceof Nothing || right instanceof Nothing) {
      return left.equals(right);
    }
    return switch (left) {
      case Long number -> numbers(number, right);
      case Uint number -> numbers(number, right);
      case Double number -> numbers(number, right);
      case List<?> list -> lists(list, right);
      case Map<?, ?> map -> maps(map, right);
      case OffsetDateTime time -> right instanceof OffsetDateTime other && time.isEqual(other);
      case Maybe maybe -> right instanceof Maybe other && maybes(maybe, other);
      case Opaque opaque when opaque.getClass() != right.getClass() -> throw Fault.noOverload();
      default -> left.equals(right);
    };
  }

  /** As {@link #of}, where a fault means no: how the members of lists are compared. */
  public static boolean quietly(Object left, Object right) {
    try {
      return of(left, right);
    } catch (Fault e) {
      return false;
    }
  }

  private static boolean numbers(Object left, Object right) {
    boolean areNumbers = right instanceof Long || right instanceof Uint || right instanceof Double;
    return areNumbers && !isNan(left) && !isNan(right) && Ordering.compare(left, right) == 0;
  }

  private static boolean isNan(Object value) {
    return value instanceof Double number && number.isNaN();
  }

  private static boolean maybes(Maybe left, Maybe right) {
    var one = left.value();
    var other = right.value();
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return of(one, other);
  }

  private static boolean lists(List<?> left, Object right) {
    if (!(right instanceof List<?> list)) {
      if (left instanceof TypedList) {
        throw Fault.noOverload();
      }
      return false;
    }
    if (left instanceof KeyedList keyed) {
      return keyed.sameAs(list);
    }
    if (left.size() != list.size()) {
      return false;
    }
    boolean strict = left instanceof TypedList;
    for (int at = 0; at < left.size(); at++) {
      if (!member(strict, left.get(at), list.get(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean maps(Map<?, ?> left, Object right) {
    if (!(right instanceof Map<?, ?> map)) {
      if (left instanceof TypedMap) {
        throw Fault.noOverload();
      }
      return false;
    }
    if (left.size() != map.size()) {
      return false;
    }
    boolean strict = left instanceof TypedMap;
    for (var entry : left.entrySet()) {
      var other = Lookup.find(map, entry.getKey());
      if (other == null || !member(strict, entry.getValue(), other)) {
        return false;
      }
    }
    return true;
  }

  // In a Kubernetes value a part that cannot be compared makes the whole unequal; in CEL's own
  // containers only a plain no does.
  private static boolean member(boolean strict, Object left, Object right) {
    try {
      return of(left, right);
    } catch (Fault e) {
      return !strict;
    }
  }
}
