package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.finding.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A YAML value that knows where it stands. Anchors are resolved; merge keys are merged. */
public sealed interface YamlNode {

  /** Where the value begins. */
  Place place();

  /**
   * A scalar.
   *
   * @param text as written, without quotes and with escapes resolved
   * @param type what the core of YAML 1.1, as Kubernetes reads it, makes of it
   * @param value the same as a {@code String}, {@code Boolean}, {@code Long}, {@code Double} or,
   *     for {@link Type#NULL}, null
   */
  record Scalar(Place place, String text, Type type, @Nullable Object value) implements YamlNode {
    /** The types that JSON knows. */
    public enum Type {
      STRING,
      BOOLEAN,
      INTEGER,
      FLOAT,
      NULL
    }
  }

  /** A list. */
  record Sequence(Place place, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * A mapping; keys in the order of the file. A duplicate key is a finding, and its last value is
   * here.
   *
   * @param shadowed what a merge key would have brought, had the mapping not had it: Helm takes
   *     that, and the API server takes it for a key that stands twice
   */
  record Mapping(Place place, List<Entry> entries, List<Entry> shadowed) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
      shadowed = List.copyOf(shadowed);
    }

    public Mapping(Place place, List<Entry> entries) {
      this(place, entries, List.of());
    }

    /** The value under {@code key}, or null. */
    public @Nullable YamlNode get(String key) {
      for (var entry : entries) {
        if (entry.key().equals(key)) {
          return entry.value();
        }
      }
      return null;
    }

    /** The entry for {@code key}, with the place of the key itself, or null. */
    public @Nullable Entry entry(String key) {
      for (var entry : entries) {
        if (entry.key().equals(key)) {
          return entry;
        }
      }
      return null;
    }
  }

  /**
   * A key and its value.
   *
   * @param place where the key begins
   * @param key as written
   * @param jsonKey what JSON makes of it: {@code true} of {@code on}, {@code 8} of {@code 010}
   */
  record Entry(Place place, String key, String jsonKey, YamlNode value) {

    public Entry(Place place, String key, YamlNode value) {
      this(place, key, key, value);
    }
  }
}
