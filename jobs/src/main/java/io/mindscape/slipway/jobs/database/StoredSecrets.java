package io.mindscape.slipway.jobs.database;

import io.mindscape.slipway.policies.strategy.DatabaseAccess;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Secrets that clusters keep. */
@FunctionalInterface
public interface StoredSecrets {

  /**
   * What a Secret holds now; nothing where there is none.
   *
   * @throws io.mindscape.slipway.policies.Refused where the cluster does not let us read it
   * @throws io.mindscape.slipway.jobs.Unavailable where the cluster does not answer
   */
  Optional<Content> find(DatabaseAccess.Place place);

  /**
   * What a Secret holds. It prints the names of its keys alone.
   *
   * @param values by key
   */
  record Content(SortedMap<String, String> values) {
    public Content {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Made of any map. */
    public static Content of(Map<String, String> values) {
      return new Content(new TreeMap<>(values));
    }

    /** Everything in it that gives a password away, and the password itself. */
    public List<String> giving(String password) {
      return Stream.concat(
              Stream.of(password),
              values.values().stream().filter(value -> value.contains(password)))
          .map(String::strip)
          .distinct()
          .toList();
    }

    @Override
    public String toString() {
      return "Content" + values.keySet();
    }
  }
}
