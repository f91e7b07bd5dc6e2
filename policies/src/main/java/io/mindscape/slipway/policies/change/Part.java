package io.mindscape.slipway.policies.change;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of an object, ready to be compared and shown: secrets are gone already. */
sealed interface Part {

  /**
   * A mapping; keys in the order of the file.
   *
   * @param defaults what the server adds where nobody wrote anything
   */
  record Fields(Map<String, Part> fields, Map<String, Part> defaults) implements Part {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    }

    /** The text of a field, or the empty string. */
    String text(String key) {
      return fields.get(key) instanceof Leaf leaf ? leaf.shown() : "";
    }
  }

  /** A list. */
  record Items(List<Part> items) implements Part {
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * A single value.
   *
   * @param identity equal for what means the same: {@code 1} and {@code 1000m} of a CPU
   * @param shown for a person
   * @param hidden whether it is a secret; then {@code identity} is a fingerprint and {@code shown}
   *     says nothing
   */
  record Leaf(Object identity, String shown, boolean hidden) implements Part {
    boolean sameAs(Leaf other) {
      return hidden == other.hidden && identity.equals(other.identity);
    }
  }
}
