package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.edit.Cst.Mapping;
import io.mindscape.slipway.policies.edit.Cst.Scalar;
import io.mindscape.slipway.policies.edit.Cst.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/**
 * How somebody writes YAML.
 *
 * @param step by how much a mapping is further in than the key that it belongs to
 * @param listStep by how much the dashes of a list are
 * @param quote the quotes: one character
 * @param always whether all text is in quotes, as in JSON
 */
record Habits(int step, int listStep, String quote, boolean always) {

  private static final int USUAL = 2;

  /** Those of a file, as far as it shows them, in one of its documents. */
  static Habits of(Page page, int document) {
    var seen = new Seen(page);
    page.documents().forEach(seen::look);
    int step = most(seen.steps, USUAL);
    return new Habits(
        step,
        most(seen.listSteps, 0),
        seen.singleQuotes > seen.doubleQuotes ? "'" : "\"",
        isJson(page.documents().get(document)));
  }

  private static boolean isJson(Cst root) {
    return root instanceof Mapping mapping && mapping.flow() && allQuoted(mapping);
  }

  /** Whether the keys of a mapping are in quotes, all of them. */
  static boolean allQuoted(Mapping mapping) {
    return !mapping.pairs().isEmpty()
        && mapping.pairs().stream()
            .allMatch(
                pair ->
                    pair.key() instanceof Scalar scalar
                        && scalar.style() == ScalarStyle.DOUBLE_QUOTED);
  }

  /** The same, with all text in quotes. */
  Habits quoting() {
    return new Habits(step, listStep, "\"", true);
  }

  private static int most(List<Integer> seen, int otherwise) {
    Map<Integer, Integer> counts = new HashMap<>();
    seen.forEach(one -> counts.merge(one, 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .orElse(otherwise);
  }

  /** What a walk through the file meets. */
  private static final class Seen {
    private final Page page;
    private final List<Integer> steps = new ArrayList<>();
    private final List<Integer> listSteps = new ArrayList<>();
    private int singleQuotes;
    private int doubleQuotes;

    Seen(Page page) {
      this.page = page;
    }

    void look(Cst node) {
      switch (node) {
        case Scalar scalar -> {
          singleQuotes += scalar.style() == ScalarStyle.SINGLE_QUOTED ? 1 : 0;
          doubleQuotes += scalar.style() == ScalarStyle.DOUBLE_QUOTED ? 1 : 0;
        }
        case Sequence list -> list.items().forEach(this::look);
        case Mapping mapping ->
            mapping
                .pairs()
                .forEach(
                    pair -> {
                      if (!mapping.flow()) {
                        steps(pair);
                      }
                      look(pair.value());
                    });
        case Cst.Alias alias -> {}
      }
    }

    private void steps(Cst.Pair pair) {
      int from = page.column(pair.key().start());
      if (pair.value() instanceof Mapping below && !below.flow()) {
        add(steps, page.column(below.pairs().getFirst().key().start()) - from, 1);
      } else if (pair.value() instanceof Sequence below && !below.flow()) {
        add(listSteps, page.column(below.start()) - from, 0);
      }
    }

    private static void add(List<Integer> steps, int step, int least) {
      if (step >= least && step <= 10) {
        steps.add(step);
      }
    }
  }
}
