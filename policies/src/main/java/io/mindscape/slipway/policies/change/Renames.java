package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.Changes.Identity;
import io.mindscape.slipway.policies.change.ObjectChange.Changed;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.change.ObjectChange.Renamed;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises objects that only got another name: what a generator names after a hash of its
 * content, and what is nearly the same as something that goes.
 */
final class Renames {

  /** Pairs that are looked at; beyond, what comes and goes is told as that. */
  private static final int MOST_PAIRS = 10_000;

  private final Secrets known;
  private final Map<Manifest, Manifest> oldOf = new HashMap<>();
  private final Set<Manifest> taken = new HashSet<>();
  private final Map<ResourceRef, List<ResourceRef>> followers = new HashMap<>();

  private Renames(Secrets known) {
    this.known = known;
  }

  static Renames among(List<Manifest> gone, List<Manifest> come, Secrets known) {
    var renames = new Renames(known);
    if (!gone.isEmpty() && !come.isEmpty() && (long) gone.size() * come.size() <= MOST_PAIRS) {
      renames.pair(gone, come, Likeness::isGenerated);
      renames.pair(gone, come, (old, now) -> Likeness.isNearlyTheSame(old, now, known));
    }
    return renames;
  }

  private void pair(List<Manifest> gone, List<Manifest> come, Likeness.Test test) {
    for (var now : come) {
      if (oldOf.containsKey(now)) {
        continue;
      }
      gone.stream()
          .filter(old -> !taken.contains(old) && isOfOneKind(old, now) && test.holds(old, now))
          .findFirst()
          .ifPresent(
              old -> {
                taken.add(old);
                oldOf.put(now, old);
              });
    }
  }

  private static boolean isOfOneKind(Manifest one, Manifest other) {
    var left = Identity.of(one);
    var right = Identity.of(other);
    return left.kind().equals(right.kind()) && left.group().equals(right.group());
  }

  /** The renaming that gave the object its name; null where it is new. */
  @Nullable Renamed of(Manifest now) {
    var old = oldOf.get(now);
    if (old == null) {
      return null;
    }
    var from = old.ref();
    var fields =
        Comparison.of(old, now, known).stream()
            .filter(field -> !isTheName(field, from.name(), now.ref().name()))
            .toList();
    return new Renamed(now.ref(), from, fields, List.of());
  }

  boolean hasNewName(Manifest old) {
    return taken.contains(old);
  }

  /** What only follows a new name is told with that name, and not again. */
  List<ObjectChange> withoutFollowers(List<ObjectChange> changes) {
    if (oldOf.isEmpty()) {
      return changes;
    }
    var rest = changes.stream().flatMap(change -> follower(change).stream()).toList();
    return rest.stream().map(this::withFollowers).toList();
  }

  private List<ObjectChange> follower(ObjectChange change) {
    if (!(change instanceof Changed changed)) {
      return List.of(change);
    }
    var others = new ArrayList<FieldChange>();
    for (var field : changed.fields()) {
      var followed = followed(field);
      if (followed == null) {
        others.add(field);
      } else {
        followers.computeIfAbsent(followed.ref(), any -> new ArrayList<>()).add(changed.object());
      }
    }
    return others.isEmpty() ? List.of() : List.of(new Changed(changed.object(), others));
  }

  private @Nullable Manifest followed(FieldChange field) {
    return oldOf.entrySet().stream()
        .filter(
            entry ->
                entry.getValue().ref().name().equals(field.before())
                    && entry.getKey().ref().name().equals(field.after()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private ObjectChange withFollowers(ObjectChange change) {
    return change instanceof Renamed(var object, var from, var fields, var none)
        ? new Renamed(
            object, from, fields, followers.getOrDefault(object, none).stream().distinct().toList())
        : change;
  }

  /** Whether a field does nothing but repeat the name, or says the namespace. */
  private static boolean isTheName(FieldChange field, String from, String to) {
    if (field.path().equals("metadata.namespace")) {
      return true;
    }
    return field.before() != null
        && field.after() != null
        && !field.before().equals(field.after())
        && field.before().replace(from, to).equals(field.after());
  }
}
