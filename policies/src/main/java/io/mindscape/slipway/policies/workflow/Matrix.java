package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Workflow.Job;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A job's matrix.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations">job
 *     variations</a>
 */
record Matrix(Mapping mapping) {

  /** GitHub runs no more of a job. */
  private static final int MOST = 256;

  private static final Set<String> SPECIAL = Set.of("include", "exclude");

  /** That of a job, if it has one whose form is known. */
  static Optional<Matrix> of(Job job) {
    return job.body().get("strategy") instanceof Mapping strategy
            && strategy.get("matrix") instanceof Mapping mapping
        ? Optional.of(new Matrix(mapping))
        : Optional.empty();
  }

  /** Whether a job has one that is known only when it runs. */
  static boolean isComputed(Job job) {
    return switch (job.body().get("strategy")) {
      case Mapping strategy -> strategy.get("matrix") instanceof Scalar;
      case Scalar scalar -> true;
      case null, default -> false;
    };
  }

  /** The names that its values have, or nothing where some are known only when it runs. */
  Optional<Set<String>> keys() {
    var keys = new TreeSet<String>();
    for (var entry : mapping.entries()) {
      if (!SPECIAL.contains(entry.key())) {
        keys.add(entry.key().toLowerCase(Locale.ROOT));
      }
    }
    var include = mapping.get("include");
    if (include instanceof Scalar scalar && scalar.type() != Scalar.Type.NULL) {
      return Optional.empty();
    }
    for (var added : items(include)) {
      if (!(added instanceof Mapping one)) {
        return Optional.empty();
      }
      one.entries().forEach(entry -> keys.add(entry.key().toLowerCase(Locale.ROOT)));
    }
    return Optional.of(keys);
  }

  /**
   * All combinations, each as values by {@code matrix.NAME}; nothing where they are known only when
   * it runs, or are too many.
   */
  Optional<List<Map<String, Value>>> combinations() {
    var all = List.of(Map.<String, Value>of());
    for (var entry : mapping.entries()) {
      if (!SPECIAL.contains(entry.key())) {
        if (!(entry.value() instanceof Sequence)
            || all.size() * items(entry.value()).size() > MOST) {
          return Optional.empty();
        }
        all = times(all, entry);
      }
    }
    if (mapping.get("include") instanceof Scalar || mapping.get("exclude") instanceof Scalar) {
      return Optional.empty();
    }
    // Without values of its own a matrix is what it includes.
    boolean isEmpty = all.size() == 1 && all.getFirst().isEmpty();
    return Optional.of(included(all.stream().filter(one -> !isEmpty && !isExcluded(one)).toList()));
  }

  private static List<Map<String, Value>> times(List<Map<String, Value>> all, Entry entry) {
    var product = new ArrayList<Map<String, Value>>();
    for (var one : all) {
      for (var item : items(entry.value())) {
        product.add(with(one, entry.key(), item));
      }
    }
    return product;
  }

  private static Map<String, Value> with(Map<String, Value> one, String key, YamlNode item) {
    var more = new HashMap<>(one);
    var name = "matrix." + key.toLowerCase(Locale.ROOT);
    more.put(name, value(item));
    return more;
  }

  private static Value value(YamlNode item) {
    return item instanceof Scalar scalar && !scalar.text().contains("${{")
        ? Value.of(Functions.plain(scalar))
        : Values.UNKNOWN;
  }

  private boolean isExcluded(Map<String, Value> one) {
    return items(mapping.get("exclude")).stream()
        .anyMatch(item -> item instanceof Mapping exclude && matches(one, exclude) == Truth.TRUE);
  }

  /** Shows what is excluded and was never there. */
  void judge(Report report) {
    var combinations =
        mapping.get("exclude") instanceof Sequence
            ? combinations()
            : Optional.<List<Map<String, Value>>>empty();
    if (combinations.isEmpty()) {
      return;
    }
    for (var item : items(mapping.get("exclude"))) {
      if (item instanceof Mapping exclude) {
        exclude.entries().forEach(entry -> excluded(entry, report));
      }
    }
  }

  private void excluded(Entry entry, Report report) {
    var own = mapping.get(entry.key());
    if (own == null || SPECIAL.contains(entry.key())) {
      var keys =
          mapping.entries().stream().map(Entry::key).filter(key -> !SPECIAL.contains(key)).toList();
      report.error(
          "matrix", entry.place(), Words.unknown("value of the matrix", entry.key(), keys));
    } else if (entry.value() instanceof Scalar scalar
        && items(own).stream()
            .allMatch(
                item ->
                    Coercion.equal(value(item), value(scalar)) == Truth.FALSE
                        && item instanceof Scalar)) {
      report.warning(
          "matrix",
          scalar.place(),
          "%s is never %s in this matrix, so that this excludes nothing."
              .formatted(entry.key(), scalar.text()));
    }
  }

  private static Truth matches(Map<String, Value> one, Mapping other) {
    var truth = Truth.TRUE;
    for (var entry : other.entries()) {
      var value = one.get("matrix." + entry.key().toLowerCase(Locale.ROOT));
      truth = truth.and(value == null ? Truth.FALSE : Coercion.equal(value, value(entry.value())));
    }
    return truth;
  }

  /**
   * What is included adds to the combinations whose own values it leaves as they are, and is one of
   * its own where there are none. In doubt it is both.
   */
  private List<Map<String, Value>> included(List<Map<String, Value>> left) {
    var all = new ArrayList<>(left);
    for (var item : items(mapping.get("include"))) {
      if (item instanceof Mapping include) {
        Map<String, Value> alone = Map.of();
        for (var entry : include.entries()) {
          alone = with(alone, entry.key(), entry.value());
        }
        all.add(alone);
        for (var one : left) {
          var more = new HashMap<>(one);
          alone.forEach(more::putIfAbsent);
          all.add(more);
        }
      }
    }
    return all;
  }

  private static List<YamlNode> items(@org.jspecify.annotations.Nullable YamlNode node) {
    return node instanceof Sequence list ? list.items() : List.of();
  }
}
