package io.mindscape.slipway.policies.rule.cel.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a value gives a part of itself: a map by key, a list by index. */
public final class Lookup {

  private Lookup() {}

  /**
   * The part of a value, or null where it is not there and {@code isTest} asks just that.
   *
   * @throws Fault where it is not there, or the value has no parts
   */
  public static @Nullable Object part(Object value, Object key, boolean isTest) {
    @Nullable Object part;
    // No switch over types: before it is compiled it costs more than all the rest.
    if (value instanceof Map<?, ?> map) {
      part = entry(map, key, isTest);
    } else if (value instanceof LazyFields fields) {
      part = field(fields, key, isTest);
    } else if (value instanceof List<?> list) {
      part = item(list, key, isTest);
    } else {
      part = absent("no such key: ", key, isTest);
    }
    if (part instanceof Fault fault && !isTest) {
      throw fault;
    }
    return part;
  }

  /** The value of a map's key, or null; numbers find their equals of another type. */
  public static @Nullable Object find(Map<?, ?> map, Object key) {
    var value = map.get(key);
    if (value != null || map instanceof TypedMap) {
      return value;
    }
    return switch (key) {
      case Long number -> number < 0 ? null : map.get(new Uint(number));
      case Uint number -> number.bits() < 0 ? null : map.get(number.bits());
      case Double number -> ofDouble(map, number);
      default -> null;
    };
  }

  private static @Nullable Object ofDouble(Map<?, ?> map, double number) {
    long whole = (long) number;
    if (whole != number) {
      return null;
    }
    var value = map.get(whole);
    return value == null && whole >= 0 ? map.get(new Uint(whole)) : value;
  }

  private static @Nullable Object entry(Map<?, ?> map, Object key, boolean isTest) {
    if (map instanceof TypedMap && !(key instanceof String)) {
      throw new Fault("unsupported map key type: " + Kinds.goType(key));
    }
    var value = find(map, key);
    return value == null ? absent("no such key: ", key, isTest) : value;
  }

  private static @Nullable Object item(List<?> list, Object key, boolean isTest) {
    long index = index(key);
    return index >= 0 && index < list.size()
        ? list.get((int) index)
        : absent("index out of bounds: ", key, isTest);
  }

  private static @Nullable Object field(LazyFields fields, Object key, boolean isTest) {
    var value = key instanceof String name ? fields.find(name) : null;
    return value == null ? absent("no such key: ", key, isTest) : value;
  }

  private static @Nullable Object absent(String why, Object key, boolean isTest) {
    if (isTest) {
      return null;
    }
    throw new Fault(why + GoText.of(key));
  }

  private static long index(Object key) {
    return switch (key) {
      case Long number -> number;
      case Double number when number == Math.rint(number) && Math.abs(number) < 0x1p63 ->
          number.longValue();
      case Uint number when number.bits() >= 0 -> number.bits();
      case Double number -> throw unsupported(number);
      case Uint number -> throw unsupported(number);
      default -> throw new Fault("unsupported index type '" + Kinds.name(key) + "' in list");
    };
  }

  private static Fault unsupported(Object index) {
    return new Fault("unsupported index value " + GoText.of(index) + " in list");
  }
}
