package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the entries of a mapping for {@link DirectReader}, and wants no key twice. */
final class Entries {

  /** So many keys are compared one by one. */
  private static final int FEW = 8;

  private final List<Entry> entries = new ArrayList<>();
  private @Nullable Set<String> seen;

  void add(Words.Word key, YamlNode value) {
    var name = key.jsonKey();
    if (isTaken(name)) {
      throw new Unsure();
    }
    entries.add(new Entry(key.place(), key.text(), name, value));
  }

  private boolean isTaken(String name) {
    if (entries.size() < FEW) {
      for (var entry : entries) {
        if (entry.jsonKey().equals(name)) {
          return true;
        }
      }
      return false;
    }
    if (seen == null) {
      seen = new HashSet<>();
      for (var entry : entries) {
        seen.add(entry.jsonKey());
      }
    }
    return !seen.add(name);
  }

  Mapping mapping(Place place) {
    return new Mapping(place, entries);
  }
}
