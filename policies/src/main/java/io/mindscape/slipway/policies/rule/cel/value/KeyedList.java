package io.mindscape.slipway.policies.rule.cel.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list of a custom object that is a set or a map ({@code x-kubernetes-list-type}). Its order does
 * not count, and adding to it merges.
 */
public final class KeyedList extends ArrayList<Object> {

  private static final long serialVersionUID = 1L;

  private final transient List<String> keys;

  /**
   * @param keys the fields that tell the items of a map; none for a set, whose items are themselves
   */
  public KeyedList(List<String> keys) {
    this.keys = List.copyOf(keys);
  }

  /** Whether a list has the same items, in whatever order. */
  boolean sameAs(List<?> other) {
    if (size() != other.size()) {
      return false;
    }
    Map<Object, Object> mine = new HashMap<>();
    forEach(item -> mine.put(key(item), item));
    var seen = new HashSet<Object>();
    for (var item : other) {
      @Nullable Object own = mine.get(key(item));
      if (own == null || !Equality.of(own, item)) {
        return false;
      }
      seen.add(key(item));
    }
    return seen.size() == mine.size();
  }

  /** These, overwritten by the others that have the same key, and then the rest of the others. */
  public List<Object> merged(List<?> others) {
    var merged = new ArrayList<Object>(this);
    Map<Object, Integer> places = new HashMap<>();
    for (int at = 0; at < size(); at++) {
      places.put(key(get(at)), at);
    }
    for (var item : others) {
      var place = places.get(key(item));
      if (place == null) {
        places.put(key(item), merged.size());
        merged.add(item);
      } else {
        merged.set(place, item);
      }
    }
    return merged;
  }

  private Object key(Object item) {
    if (keys.isEmpty() || !(item instanceof Map<?, ?> map)) {
      return item;
    }
    List<@Nullable Object> key = new ArrayList<>();
    keys.forEach(name -> key.add(map.get(name)));
    return key;
  }
}
