package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of an earlier tree, each of which a later one may change. */
public final class Earlier {

  private final Map<Key, Manifest> objects;

  private Earlier(Map<Key, Manifest> objects) {
    this.objects = objects;
  }

  /** There was nothing. */
  public static Earlier nothing() {
    return new Earlier(Map.of());
  }

  /** What an inspection looked at. */
  public static Earlier of(Inspection inspection) {
    var objects = new HashMap<Key, Manifest>();
    inspection
        .objects()
        .forEach(
            (environment, all) ->
                all.forEach(object -> objects.put(new Key(environment, object.ref()), object)));
    return new Earlier(objects);
  }

  /** What an object was in an environment; null where it was not, or not in that version. */
  @Nullable Manifest of(String environment, Manifest object) {
    return objects.isEmpty() ? null : objects.get(new Key(environment, object.ref()));
  }

  private record Key(String environment, ResourceRef object) {}
}
