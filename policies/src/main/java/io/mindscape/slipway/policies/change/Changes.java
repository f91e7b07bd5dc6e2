package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.ObjectChange.Added;
import io.mindscape.slipway.policies.change.ObjectChange.Changed;
import io.mindscape.slipway.policies.change.ObjectChange.Removed;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.plan.Effects;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Compares objects. */
public final class Changes {

  private Changes() {}

  /** As {@link #between(List, List, Secrets)}, where no secrets are known beforehand. */
  public static List<ObjectChange> between(List<Manifest> base, List<Manifest> head) {
    return between(base, head, Secrets.none());
  }

  /**
   * What turns {@code base} into {@code head}, in the order of {@code head}, removals last. Equal
   * quantities, key order, comments, and what the server would add anyway are no change.
   *
   * @param known values that are not shown wherever they stand
   */
  public static List<ObjectChange> between(
      List<Manifest> base, List<Manifest> head, Secrets known) {
    var before = byIdentity(base);
    var after = byIdentity(head);
    var renames = Renames.among(gone(before, after), gone(after, before), known);
    var changes = new ArrayList<ObjectChange>();
    after.forEach(
        (identity, now) -> {
          var old = before.get(identity);
          if (old == null) {
            var renamed = renames.of(now);
            changes.add(renamed == null ? new Added(now.ref()) : renamed);
            return;
          }
          var fields = Comparison.of(old, now, known);
          if (!fields.isEmpty()) {
            changes.add(new Changed(now.ref(), fields));
          }
        });
    gone(before, after).stream()
        .filter(old -> !renames.hasNewName(old))
        .forEach(old -> changes.add(new Removed(old.ref())));
    return renames.withoutFollowers(changes).stream().map(new Veiling(known)::of).toList();
  }

  /**
   * What the change does to what runs, in words: {@code restarts 3 pods of mindscape-api}. One
   * phrase each, none where nothing is to be said.
   */
  public static List<String> consequences(List<Manifest> base, List<Manifest> head) {
    var words = new LinkedHashSet<String>();
    new Consequences(byIdentity(base), byIdentity(head), words::add).tell();
    words.addAll(Effects.of(base, head));
    return new ArrayList<>(words);
  }

  private static List<Manifest> gone(
      Map<Identity, Manifest> before, Map<Identity, Manifest> after) {
    return before.entrySet().stream()
        .filter(entry -> !after.containsKey(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
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
