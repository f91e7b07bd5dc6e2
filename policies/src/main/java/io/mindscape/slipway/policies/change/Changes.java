package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.ObjectChange.Added;
import io.mindscape.slipway.policies.change.ObjectChange.Changed;
import io.mindscape.slipway.policies.change.ObjectChange.Removed;
import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares objects. */
public final class Changes {

  private Changes() {}

  /**
   * What turns {@code base} into {@code head}, in the order of {@code head}, removals last. Equal
   * quantities, key order and comments are no change.
   */
  public static List<ObjectChange> between(List<Manifest> base, List<Manifest> head) {
    var before = byIdentity(base);
    var after = byIdentity(head);
    var changes = new ArrayList<ObjectChange>();
    after.forEach(
        (identity, now) -> {
          var old = before.get(identity);
          if (old == null) {
            changes.add(new Added(now.ref()));
            return;
          }
          var fields = Comparison.of(Masking.of(old), Masking.of(now));
          if (!fields.isEmpty()) {
            changes.add(new Changed(now.ref(), fields));
          }
        });
    before.forEach(
        (identity, old) -> {
          if (!after.containsKey(identity)) {
            changes.add(new Removed(old.ref()));
          }
        });
    return changes;
  }

  /**
   * What the change does to what runs, in words: {@code restarts 3 pods of mindscape-api}. One
   * phrase each, none where nothing is to be said.
   */
  public static List<String> consequences(List<Manifest> base, List<Manifest> head) {
    return new Consequences(byIdentity(base), byIdentity(head)).words();
  }

  /** An object that stands twice is what it is last, as when both are applied. */
  private static Map<Identity, Manifest> byIdentity(List<Manifest> objects) {
    var found = new LinkedHashMap<Identity, Manifest>();
    objects.forEach(object -> found.put(Identity.of(object), object));
    return found;
  }

  /** What a cluster knows an object by: another version of its group is the same object. */
  record Identity(String group, String kind, String namespace, String name) {
    static Identity of(Manifest object) {
      var ref = object.ref();
      int slash = ref.apiVersion().indexOf('/');
      return new Identity(
          slash < 0 ? "" : ref.apiVersion().substring(0, slash),
          ref.kind(),
          ref.namespace(),
          ref.name());
    }
  }
}
