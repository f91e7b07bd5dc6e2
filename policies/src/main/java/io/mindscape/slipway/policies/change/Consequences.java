package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.Changes.Identity;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Says what a change does to what runs. */
final class Consequences {

  private final Map<Identity, Manifest> base;
  private final Map<Identity, Manifest> head;
  private final Consumer<String> words;
  private final Scaling scaling;
  private final Rollout rollout;
  private final Settings settings;
  private final Traffic traffic;
  private final Upkeep upkeep;
  private final Eviction eviction;
  private final Sizes sizes;

  /**
   * @param words takes the phrases, some of them twice
   */
  Consequences(Map<Identity, Manifest> base, Map<Identity, Manifest> head, Consumer<String> words) {
    this.base = base;
    this.head = head;
    this.words = words;
    this.scaling = new Scaling(base.values(), head.values(), words);
    this.rollout = new Rollout(scaling, words);
    this.settings = new Settings(base, head, words);
    this.traffic = new Traffic(words);
    this.upkeep = new Upkeep(words);
    this.eviction = new Eviction(scaling, words);
    this.sizes = new Sizes(base.values(), words);
  }

  void tell() {
    head.forEach(
        (identity, now) -> {
          var old = base.get(identity);
          if (old == null) {
            appears(now);
          } else {
            changes(new Revision(old, now, Comparison.of(old, now, Secrets.none())));
          }
        });
    base.forEach(
        (identity, old) -> {
          if (!head.containsKey(identity)) {
            goes(old);
          }
        });
  }

  private void appears(Manifest now) {
    rollout.appears(now);
    scaling.appears(now);
    sizes.appears(now);
    traffic.appears(now);
    upkeep.appears(now);
    eviction.appears(now);
  }

  private void changes(Revision revision) {
    if (revision.fields().isEmpty()) {
      return;
    }
    Immutable.told(revision).forEach(words);
    scaling.changes(revision);
    rollout.changes(revision);
    sizes.changes(revision);
    settings.changes(revision);
    traffic.changes(revision);
    upkeep.changes(revision);
    eviction.changes(revision);
  }

  private void goes(Manifest old) {
    rollout.goes(old);
    scaling.goes(old);
    traffic.goes(old);
    upkeep.goes(old);
  }

  /**
   * An object before and after.
   *
   * @param fields what differs
   */
  record Revision(Manifest old, Manifest now, List<FieldChange> fields) {
    String kind() {
      return now.text("kind");
    }

    String name() {
      return now.ref().name();
    }

    /** Whether the field, or something below it, differs. */
    boolean touches(String path) {
      return fields.stream()
          .anyMatch(
              field ->
                  field.path().equals(path)
                      || field.path().startsWith(path + ".")
                      || field.path().startsWith(path + ",")
                      || field.path().startsWith(path + "["));
    }
  }
}
