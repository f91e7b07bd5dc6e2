package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.reference.Links;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The objects of an earlier tree, each of which a later one may change. */
public final class Earlier {

  private final Map<Key, Supplier<Manifest>> objects;
  private final @Nullable Map<String, List<Links>> links;

  private Earlier(Map<Key, Supplier<Manifest>> objects, @Nullable Map<String, List<Links>> links) {
    this.objects = objects;
    this.links = links;
  }

  /** There was nothing. */
  public static Earlier nothing() {
    return new Earlier(Map.of(), null);
  }

  /** What an inspection looked at. */
  public static Earlier of(Inspection inspection) {
    var objects = new HashMap<Key, Supplier<Manifest>>();
    inspection
        .objects()
        .forEach((environment, lists) -> lists.forEach(list -> add(environment, list, objects)));
    return new Earlier(objects, inspection.links());
  }

  /** Whether there was an earlier tree. */
  boolean isKnown() {
    return links != null;
  }

  /** What the units that were looked at offered and referred to, by environment. */
  Map<String, List<Links>> links() {
    return links == null ? Map.of() : links;
  }

  /** An object is fetched from its list when it is asked for: a list may be one that holds none. */
  private static void add(
      String environment, List<Manifest> list, Map<Key, Supplier<Manifest>> objects) {
    var refs =
        list instanceof Later later ? later.refs() : list.stream().map(Manifest::ref).toList();
    for (int at = 0; at < refs.size(); at++) {
      int position = at;
      objects.put(new Key(environment, refs.get(at)), () -> list.get(position));
    }
  }

  /** What an object was in an environment; null where it was not, or not in that version. */
  @Nullable Manifest of(String environment, Manifest object) {
    var there = objects.isEmpty() ? null : objects.get(new Key(environment, object.ref()));
    return there == null ? null : there.get();
  }

  private record Key(String environment, ResourceRef object) {}
}
