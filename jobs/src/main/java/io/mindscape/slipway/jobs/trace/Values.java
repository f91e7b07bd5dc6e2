package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that a chart was rendered with, each where it was written: the chart's own, then those
 * of the environment, which win. Mappings are merged, everything else is replaced, as Helm does it.
 */
record Values(Mapping root) {

  static Values of(Ask ask, Written files) {
    var own = ask.path("values.yaml");
    var merged = root(own, files);
    for (var path : ask.source().values()) {
      merged = merge(merged, root(path, files));
    }
    return new Values(merged);
  }

  /** The entry at a path of keys, or null. */
  @Nullable Entry entry(List<String> keys) {
    var way = way(keys);
    return way.size() == keys.size() && !way.isEmpty() ? way.get(way.size() - 1) : null;
  }

  /** Every entry of that key and that text, wherever it stands. */
  List<Entry> all(String key, String text) {
    var found = new ArrayList<Entry>();
    collect(root, key, text, found);
    return found;
  }

  /** The entries along a path of keys, as far as it goes. */
  private List<Entry> way(List<String> keys) {
    var way = new ArrayList<Entry>();
    YamlNode node = root;
    for (var key : keys) {
      var next = node instanceof Mapping mapping ? mapping.entry(key) : null;
      if (next == null) {
        break;
      }
      way.add(next);
      node = next.value();
    }
    return way;
  }

  private static void collect(YamlNode node, String key, String text, List<Entry> found) {
    switch (node) {
      case Mapping mapping -> {
        for (var entry : mapping.entries()) {
          if (entry.key().equals(key)
              && entry.value() instanceof Scalar scalar
              && scalar.text().equals(text)) {
            found.add(entry);
          }
          collect(entry.value(), key, text, found);
        }
      }
      case Sequence list -> list.items().forEach(item -> collect(item, key, text, found));
      case Scalar scalar -> {}
    }
  }

  private static Mapping root(String path, Written files) {
    var documents = files.yaml(path).documents();
    return !documents.isEmpty() && documents.get(0) instanceof Mapping mapping
        ? mapping
        : new Mapping(Place.startOf(path), List.of());
  }

  private static Mapping merge(Mapping below, Mapping above) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    below.entries().forEach(entry -> entries.put(entry.key(), entry));
    for (var entry : above.entries()) {
      var old = entries.get(entry.key());
      entries.put(
          entry.key(),
          old != null && old.value() instanceof Mapping one && entry.value() instanceof Mapping two
              ? new Entry(entry.place(), entry.key(), merge(one, two))
              : entry);
    }
    return new Mapping(above.place(), List.copyOf(entries.values()));
  }
}
