package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Renderings in which values stand marked: texts with a {@link Mark}, numbers as other numbers. */
final class Marking {

  private static final Pattern SIX_DIGITS = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

  private final Trials trials;
  private final Counts counts;
  private final Map<Kind, Optional<Trial>> known = new EnumMap<>(Kind.class);

  Marking(Trials trials) {
    this.trials = trials;
    this.counts = Counts.in(trials.ask().chart());
  }

  /** What is marked at once; the less, the less goes wrong. */
  enum Kind {
    ALL,
    TEXTS,
    NUMBERS;

    boolean marks(Leaf leaf) {
      return switch (this) {
        case ALL -> leaf.isText() || leaf.isNumber();
        case TEXTS -> leaf.isText();
        case NUMBERS -> leaf.isNumber();
      };
    }
  }

  /** The rendering; empty where the chart does not take these values. */
  Optional<Trial> trial(Kind kind) {
    return known.computeIfAbsent(
        kind,
        any ->
            trials.of(
                new Variation(
                    marks(
                        trials.layers().leaves().stream()
                            .filter(kind::marks)
                            .filter(leaf -> !counts.mayCount(leaf))
                            .toList()))));
  }

  static Map<Leaf, Object> marks(List<Leaf> leaves) {
    Map<Leaf, Object> marks = new HashMap<>();
    for (var leaf : leaves) {
      marks.put(
          leaf,
          leaf.scalar().type() == Scalar.Type.STRING
              ? Mark.VALUE.of(leaf.number()) + leaf.text()
              : Integer.valueOf(leaf.standIn()));
    }
    return marks;
  }

  /** The leaves whose marks stand in a text, in order. */
  List<Leaf> leaves(String text) {
    Set<Integer> numbers = new LinkedHashSet<>(Mark.VALUE.in(text));
    standIns(text).forEach(numbers::add);
    return numbers.stream()
        .flatMap(number -> Optional.ofNullable(trials.layers().leaf(number)).stream())
        .toList();
  }

  /** A text with the values in it as they are. */
  String plain(String text) {
    return SIX_DIGITS
        .matcher(Mark.without(text))
        .replaceAll(
            found -> {
              int number = Integer.parseInt(found.group());
              var leaf = Leaf.isStandIn(number) ? trials.layers().leaf(Leaf.of(number)) : null;
              return Matcher.quoteReplacement(
                  leaf == null || !leaf.isNumber() ? found.group() : leaf.text());
            });
  }

  private static Stream<Integer> standIns(String text) {
    return SIX_DIGITS
        .matcher(text)
        .results()
        .map(found -> Integer.parseInt(found.group()))
        .filter(Leaf::isStandIn)
        .map(Leaf::of);
  }
}
