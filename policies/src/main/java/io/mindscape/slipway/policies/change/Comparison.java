package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.change.Part.Fields;
import io.mindscape.slipway.policies.change.Part.Items;
import io.mindscape.slipway.policies.change.Part.Leaf;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the fields that differ between two revisions of an object. */
final class Comparison {

  private final List<FieldChange> changes = new ArrayList<>();

  private Comparison() {}

  /** What differs, where both are given the server's defaults. */
  static List<FieldChange> of(Manifest before, Manifest after, Secrets known) {
    if (Masking.of(before, known).equals(Masking.of(after, known))) {
      return List.of();
    }
    return of(Masking.filled(before, known), Masking.filled(after, known));
  }

  static List<FieldChange> of(Part before, Part after) {
    var comparison = new Comparison();
    comparison.parts("", before, after);
    return List.copyOf(comparison.changes);
  }

  private void fields(String path, Fields before, Fields after) {
    var keys = new LinkedHashSet<>(after.fields().keySet());
    keys.addAll(before.fields().keySet());
    for (var key : keys) {
      var old = before.fields().get(key);
      var now = after.fields().get(key);
      if (old == null && now != null) {
        oneSided(join(path, key), now, before.defaults().get(key), true);
      } else if (now == null && old != null) {
        oneSided(join(path, key), old, after.defaults().get(key), false);
      } else {
        parts(join(path, key), old, now);
      }
    }
  }

  /** What one side has and the other leaves to the server; what the server adds is no change. */
  private void oneSided(String path, Part part, @Nullable Part given, boolean isNew) {
    if (part instanceof Fields fields && given instanceof Fields defaults && !isEmpty(fields)) {
      fields
          .fields()
          .forEach(
              (key, inner) -> oneSided(join(path, key), inner, defaults.fields().get(key), isNew));
    } else if (given == null || !of(given, part).isEmpty()) {
      every(path, part, isNew);
    }
  }

  private void parts(String path, @Nullable Part before, @Nullable Part after) {
    if (before instanceof Fields old && after instanceof Fields now && !isEmptied(old, now)) {
      fields(path, old, now);
    } else if (before instanceof Items old && after instanceof Items now) {
      lists(path, old, now);
    } else if (before instanceof Leaf old && after instanceof Leaf now) {
      leaves(path, old, now);
    } else if (before == null || after == null || !before.equals(after)) {
      every(path, before, false);
      every(path, after, true);
    }
  }

  private void leaves(String path, Leaf before, Leaf after) {
    if (before.sameAs(after)) {
      return;
    }
    if (before.hidden() && after.hidden()) {
      changes.add(new FieldChange(path, ObjectChange.HIDDEN, ObjectChange.HIDDEN));
    } else if (before.shown().contains("\n") && after.shown().contains("\n")) {
      changes.addAll(TextBlocks.changes(path, before.shown(), after.shown()));
    } else {
      changes.add(new FieldChange(path, before.shown(), after.shown()));
    }
  }

  private void lists(String path, Items before, Items after) {
    var keyed = ListKeys.keyed(before, after);
    if (keyed != null) {
      order(path, keyed.before(), keyed.after());
      var keys = new LinkedHashSet<>(keyed.after().keySet());
      keys.addAll(keyed.before().keySet());
      keys.forEach(
          key -> parts(path + "[" + key + "]", keyed.before().get(key), keyed.after().get(key)));
    } else if (isSimple(before) && isSimple(after)) {
      if (!ListKeys.isSet(path) || !asSet(before).equals(asSet(after))) {
        leaves(path, whole(before), whole(after));
      }
    } else {
      positions(path, before.items(), after.items());
    }
  }

  /** Items without names: those that begin and end both lists are the same. */
  private void positions(String path, List<Part> before, List<Part> after) {
    int shorter = Math.min(before.size(), after.size());
    int head = 0;
    while (head < shorter && of(before.get(head), after.get(head)).isEmpty()) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && of(before.get(before.size() - 1 - tail), after.get(after.size() - 1 - tail)).isEmpty()) {
      tail++;
    }
    int most = Math.max(before.size(), after.size()) - tail;
    for (int at = head; at < most; at++) {
      parts(
          path + "[" + at + "]",
          at < before.size() - tail ? before.get(at) : null,
          at < after.size() - tail ? after.get(at) : null);
    }
  }

  /** Init containers run one after another; of no other list with names does the order matter. */
  private void order(String path, Map<String, Part> before, Map<String, Part> after) {
    var old = before.keySet().stream().filter(after::containsKey).toList();
    var now = after.keySet().stream().filter(before::containsKey).toList();
    if (path.endsWith("initContainers") && !old.equals(now)) {
      changes.add(new FieldChange(path, old.toString(), now.toString()));
    }
  }

  /** Every value of a part that is new or goes. */
  private void every(String path, @Nullable Part part, boolean isNew) {
    switch (part) {
      case null -> {}
      case Leaf leaf -> changes.add(change(path, leaf.shown(), isNew));
      case Fields fields when isEmpty(fields) -> changes.add(change(path, "{}", isNew));
      case Fields fields ->
          fields.fields().forEach((key, inner) -> every(join(path, key), inner, isNew));
      case Items items when isSimple(items) ->
          changes.add(change(path, whole(items).shown(), isNew));
      case Items items -> {
        var keyed = ListKeys.keyed(items, items);
        if (keyed != null) {
          keyed.after().forEach((key, item) -> every(path + "[" + key + "]", item, isNew));
        } else {
          for (int at = 0; at < items.items().size(); at++) {
            every(path + "[" + at + "]", items.items().get(at), isNew);
          }
        }
      }
    }
  }

  private static FieldChange change(String path, String value, boolean isNew) {
    return isNew ? new FieldChange(path, null, value) : new FieldChange(path, value, null);
  }

  /** A list of single values is shown as one. */
  private static Leaf whole(Items items) {
    var leaves = items.items().stream().map(Leaf.class::cast).toList();
    boolean hidden = leaves.stream().anyMatch(Leaf::hidden);
    return new Leaf(
        leaves.stream().map(Leaf::identity).toList(),
        hidden
            ? ObjectChange.NOT_SHOWN
            : leaves.stream().map(Leaf::shown).collect(Collectors.joining(", ", "[", "]")),
        hidden);
  }

  private static Set<Object> asSet(Items items) {
    return items.items().stream().map(item -> ((Leaf) item).identity()).collect(Collectors.toSet());
  }

  private static boolean isSimple(Items items) {
    return items.items().stream().allMatch(Leaf.class::isInstance);
  }

  private static boolean isEmpty(Fields fields) {
    return fields.fields().isEmpty();
  }

  /** Between something and {@code {}} nothing below tells the difference. */
  private static boolean isEmptied(Fields before, Fields after) {
    return isEmpty(before) != isEmpty(after);
  }

  private static String join(String path, String key) {
    if (!key.matches("[A-Za-z0-9_-]+")) {
      return path + "[" + key + "]";
    }
    return path.isEmpty() ? key : path + "." + key;
  }
}
