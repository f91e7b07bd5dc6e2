package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the value that a rendered node hangs on by changing values until the node changes. */
final class Changing {

  /** How many values are tried by themselves, those of the same key first. */
  private static final int MOST_ALONE = 6;

  /** How many renderings one finding may cost. */
  private static final int MOST = 24;

  private static final int MOST_KEYS = 8;
  private static final int SHORTEST_NAME = 2;

  private final Trials trials;
  private final Plain plain;

  Changing(Trials trials, Plain plain) {
    this.trials = trials;
    this.plain = plain;
  }

  /**
   * The leaf that a rendered scalar hangs on.
   *
   * @param isMarked whether texts and numbers are out of the question
   */
  Optional<Leaf> leaf(Sought sought, boolean isMarked) {
    var all =
        trials.layers().leaves().stream()
            .filter(leaf -> !isMarked || !(leaf.isText() || leaf.isNumber()))
            .filter(leaf -> isAlike(leaf.text(), sought.text()))
            .toList();
    var search = new Search(sought);
    var near = all.stream().filter(leaf -> leaf.key().equals(sought.key())).toList();
    var alone = near.stream().limit(MOST_ALONE).toList();
    return alone.stream()
        .filter(leaf -> search.moves(List.of(leaf)))
        .findFirst()
        .or(() -> search.among(all.stream().filter(leaf -> !alone.contains(leaf)).toList()));
  }

  private static boolean isAlike(String value, String rendered) {
    if (value.isEmpty() || rendered.isEmpty()) {
      return value.equals(rendered);
    }
    return rendered.contains(value) || value.contains(rendered) || value.contains("{{");
  }

  /** Where the key of a rendered entry stands: the one whose change changes what is rendered. */
  Optional<Place> key(Sought sought) {
    var parent = sought.around();
    var other = sought.key() + Variation.OTHER_KEY;
    return renamed(
        trials.layers().entries(sought.key()::equals),
        trial -> Nodes.entry(node(trial, parent), other) != null);
  }

  /** Where a key stands whose name is part of a rendered scalar. */
  Optional<Place> named(Sought sought) {
    var text = sought.text();
    return renamed(
        trials.layers().entries(key -> key.length() >= SHORTEST_NAME && text.contains(key)),
        trial ->
            node(trial, sought) instanceof Scalar scalar
                && scalar.text().contains(Variation.OTHER_KEY)
                && !scalar.text().equals(text));
  }

  private Optional<Place> renamed(List<Entry> entries, Predicate<Trial> isSeen) {
    return entries.stream()
        .limit(MOST_KEYS)
        .filter(entry -> trials.of(new Variation(Map.of(), entry)).filter(isSeen).isPresent())
        .findFirst()
        .map(Entry::place);
  }

  private @Nullable YamlNode node(Trial trial, Sought sought) {
    var twin = trial.twin(sought.template(), sought.doc(), plain.docs(sought.template()));
    return twin == null ? null : Nodes.at(twin.root(), sought.way());
  }

  /** One search, which may cost so many renderings. */
  private final class Search {
    private final Sought sought;
    private int left = MOST;

    Search(Sought sought) {
      this.sought = sought;
    }

    /** Halves what is left as long as a half moves the node, or cannot be rendered. */
    Optional<Leaf> among(List<Leaf> leaves) {
      if (leaves.isEmpty() || left <= 0) {
        return Optional.empty();
      }
      var moved = moved(leaves);
      if (moved == Moved.NOT || (leaves.size() == 1 && moved != Moved.YES)) {
        return Optional.empty();
      }
      if (leaves.size() == 1) {
        return Optional.of(leaves.getFirst());
      }
      int half = leaves.size() / 2;
      return Stream.of(leaves.subList(0, half), leaves.subList(half, leaves.size()))
          .flatMap(part -> among(part).stream())
          .findFirst();
    }

    boolean moves(List<Leaf> leaves) {
      return moved(leaves) == Moved.YES;
    }

    private Moved moved(List<Leaf> leaves) {
      left--;
      Map<Leaf, Object> others = new HashMap<>();
      leaves.forEach(leaf -> others.put(leaf, leaf.other()));
      var node = trials.of(new Variation(others)).map(trial -> node(trial, sought)).orElse(null);
      if (!(node instanceof Scalar scalar)) {
        return Moved.UNKNOWN;
      }
      return scalar.text().equals(sought.text()) ? Moved.NOT : Moved.YES;
    }
  }

  private enum Moved {
    YES,
    NOT,
    /** It is not there any more. */
    UNKNOWN
  }
}
