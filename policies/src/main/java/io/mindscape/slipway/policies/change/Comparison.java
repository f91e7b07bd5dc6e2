package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.change.Part.Fields;
import io.mindscape.slipway.policies.change.Part.Items;
import io.mindscape.slipway.policies.change.Part.Leaf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the fields that differ between two revisions of an object. */
final class Comparison {

  /** What names an item of a list, the first that names every item of both sides. */
  private static final List<String> NAMES =
      List.of("name", "mountPath", "containerPort", "port", "key", "topologyKey", "host", "ip");

  private final List<FieldChange> changes = new ArrayList<>();

  private Comparison() {}

  static List<FieldChange> of(Fields before, Fields after) {
    var comparison = new Comparison();
    comparison.fields("", before, after);
    return List.copyOf(comparison.changes);
  }

  private void fields(String path, Fields before, Fields after) {
    var keys = new LinkedHashSet<>(after.fields().keySet());
    keys.addAll(before.fields().keySet());
    for (var key : keys) {
      parts(join(path, key), before.fields().get(key), after.fields().get(key));
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
      changes.add(TextBlocks.change(path, before.shown(), after.shown()));
    } else {
      changes.add(new FieldChange(path, before.shown(), after.shown()));
    }
  }

  private void lists(String path, Items before, Items after) {
    var name = naming(before, after);
    if (name != null) {
      var old = byName(before, name);
      var now = byName(after, name);
      order(path, old, now);
      var keys = new LinkedHashSet<>(now.keySet());
      keys.addAll(old.keySet());
      keys.forEach(key -> parts(path + "[" + key + "]", old.get(key), now.get(key)));
    } else if (isSimple(before) && isSimple(after)) {
      leaves(path, whole(before), whole(after));
    } else {
      for (int at = 0; at < Math.max(before.items().size(), after.items().size()); at++) {
        parts(path + "[" + at + "]", item(before, at), item(after, at));
      }
    }
  }

  /** Init containers run one after another; of no other list does the order matter. */
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
      case Leaf leaf -> changes.add(oneSided(path, leaf.shown(), isNew));
      case Fields fields when fields.fields().isEmpty() -> changes.add(oneSided(path, "{}", isNew));
      case Fields fields ->
          fields.fields().forEach((key, inner) -> every(join(path, key), inner, isNew));
      case Items items when isSimple(items) ->
          changes.add(oneSided(path, whole(items).shown(), isNew));
      case Items items -> {
        var name = naming(items, items);
        for (int at = 0; at < items.items().size(); at++) {
          var item = items.items().get(at);
          every(path + "[" + (name == null ? at : name(item, name)) + "]", item, isNew);
        }
      }
    }
  }

  private static FieldChange oneSided(String path, String value, boolean isNew) {
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

  private static @Nullable String naming(Items before, Items after) {
    for (var name : NAMES) {
      if (names(before, name) && names(after, name)) {
        return name;
      }
    }
    return null;
  }

  private static boolean names(Items items, String name) {
    var seen = new LinkedHashSet<String>();
    return items.items().stream()
        .allMatch(item -> !name(item, name).isEmpty() && seen.add(name(item, name)));
  }

  private static String name(Part item, String name) {
    return item instanceof Fields fields ? fields.text(name) : "";
  }

  private static Map<String, Part> byName(Items items, String name) {
    var parts = new LinkedHashMap<String, Part>();
    items.items().forEach(item -> parts.put(name(item, name), item));
    return parts;
  }

  private static boolean isSimple(Items items) {
    return items.items().stream().allMatch(Leaf.class::isInstance);
  }

  /** Between something and {@code {}} nothing below tells the difference. */
  private static boolean isEmptied(Fields before, Fields after) {
    return before.fields().isEmpty() != after.fields().isEmpty();
  }

  private static @Nullable Part item(Items items, int at) {
    return at < items.items().size() ? items.items().get(at) : null;
  }

  private static String join(String path, String key) {
    if (!key.matches("[A-Za-z0-9_-]+")) {
      return path + "[" + key + "]";
    }
    return path.isEmpty() ? key : path + "." + key;
  }
}
