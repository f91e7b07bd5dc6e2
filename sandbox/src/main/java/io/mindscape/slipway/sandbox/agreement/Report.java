package io.mindscape.slipway.sandbox.agreement;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints how a run came out, and writes every disagreement into a file. */
final class Report {

  private static final int GROUPS_SHOWN = 40;
  private static final int LINES_SHOWN = 60;

  private final List<Outcome> outcomes;
  private final Map<String, Tally> byKind;
  private final Tally total;

  Report(List<Outcome> outcomes) {
    this.outcomes = List.copyOf(outcomes);
    this.total = Tally.of(outcomes);
    this.byKind = new TreeMap<>();
    outcomes.stream()
        .collect(Collectors.groupingBy(outcome -> outcome.subject().kind().id()))
        .forEach((kind, its) -> byKind.put(kind, Tally.of(its)));
  }

  /** Whether every target is reached. */
  boolean print(PrintStream out) {
    table(out);
    state(out);
    var missed = Targets.missed(total, byKind);
    out.println();
    missed.forEach(line -> out.println("MISSED: " + line));
    out.println(missed.isEmpty() ? "all targets are met" : missed.size() + " targets are missed");
    return missed.isEmpty();
  }

  private void table(PrintStream out) {
    out.printf(
        "%n%-58s %7s %7s %8s %7s %7s %6s%n",
        "kind", "cases", "refused", "agree %", "alarms", "misses", "state");
    byKind.forEach((kind, tally) -> row(out, kind, tally));
    row(out, "all " + byKind.size() + " kinds", total);
    out.printf(
        "%ndifferent texts: %,d of %,d",
        outcomes.stream().map(outcome -> outcome.subject().file()).distinct().count(),
        total.cases());
    out.printf(
        "%nharmless variants: %,d of %,d (%.1f %%)%n",
        total.harmless(), total.cases(), 100.0 * total.harmless() / Math.max(1, total.cases()));
  }

  private static void row(PrintStream out, String kind, Tally tally) {
    out.printf(
        "%-58s %7d %7d %8.2f %7d %7d %6d%n",
        kind,
        tally.cases(),
        tally.refused(),
        tally.percent(),
        tally.falseAlarms(),
        tally.misses(),
        tally.state());
  }

  private void state(PrintStream out) {
    var reasons =
        outcomes.stream()
            .flatMap(outcome -> StateDependent.why(outcome.verdict()).stream())
            .collect(Collectors.groupingBy(why -> why, TreeMap::new, Collectors.counting()));
    out.printf("refused for the cluster's sake, not the object's: %d%n", total.state());
    reasons.forEach((why, count) -> out.printf("  %5d  %s%n", count, why));
  }

  /** The disagreements by cause, the most frequent first, with one example each. */
  void groups(PrintStream out, int most) {
    var groups = grouped();
    groups.stream().limit(most).forEach(group -> print(out, group));
    if (groups.size() > most) {
      out.printf("%n… and %d more causes; all are in the report's folder%n", groups.size() - most);
    }
  }

  void groups(PrintStream out) {
    groups(out, GROUPS_SHOWN);
  }

  private List<List<Outcome>> grouped() {
    return outcomes.stream()
        .filter(Outcome::isDisagreement)
        .collect(Collectors.groupingBy(outcome -> outcome.agreement() + outcome.group()))
        .values()
        .stream()
        .sorted(
            Comparator.<List<Outcome>>comparingInt(List::size)
                .reversed()
                .thenComparing(group -> group.get(0).group()))
        .toList();
  }

  private static void print(PrintStream out, List<Outcome> group) {
    var smallest =
        group.stream()
            .min(Comparator.comparingInt(outcome -> outcome.subject().file().length()))
            .orElseThrow();
    var kinds =
        group.stream()
            .collect(
                Collectors.groupingBy(
                    outcome -> outcome.subject().kind().name(),
                    TreeMap::new,
                    Collectors.counting()));
    out.printf(
        "%n── %s × %d: %s%n   kinds: %s%n",
        smallest.agreement(), group.size(), smallest.group(), kinds);
    print(out, smallest, LINES_SHOWN);
  }

  private static void print(PrintStream out, Outcome outcome, int lines) {
    out.printf("   case: %s, %s%n", outcome.subject().name(), outcome.subject().mutations());
    out.printf(
        "   server: %s%n",
        outcome.verdict().accepted()
            ? "accepts"
            : outcome.verdict().code() + " " + printable(outcome.verdict().message()));
    out.printf(
        "   ours: %s%n",
        outcome.ours().isEmpty() ? "accepts" : printable(outcome.ours().toString()));
    var text = outcome.subject().file().lines().toList();
    text.stream().limit(lines).forEach(line -> out.println("   | " + line));
    if (text.size() > lines) {
      out.printf("   | … %d more lines%n", text.size() - lines);
    }
  }

  /** The server repeats what it was given, NUL and all. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
  }

  /** Writes the whole of it: the table, the causes, and each disagreement with its whole text. */
  void write(Path folder) {
    try {
      Files.createDirectories(folder);
      try (var out = file(folder.resolve("summary.txt"))) {
        print(out);
      }
      try (var out = file(folder.resolve("server.txt"))) {
        refusals(out);
      }
      try (var out = file(folder.resolve("harmless.txt"))) {
        outcomes.stream()
            .filter(outcome -> outcome.subject().harmless() && !outcome.verdict().accepted())
            .forEach(outcome -> print(out, outcome, Integer.MAX_VALUE));
      }
      try (var out = file(folder.resolve("causes.txt"))) {
        groups(out, Integer.MAX_VALUE);
      }
      try (var out = file(folder.resolve("disagreements.txt"))) {
        for (var group : grouped()) {
          for (var outcome : group) {
            out.printf("%n── %s: %s%n", outcome.agreement(), outcome.group());
            print(out, outcome, Integer.MAX_VALUE);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every refusal of the server by its words: how often, and how often we refused as well. */
  private void refusals(PrintStream out) {
    outcomes.stream()
        .filter(outcome -> !outcome.verdict().accepted())
        .collect(
            Collectors.groupingBy(
                outcome -> outcome.verdict().group(), TreeMap::new, Collectors.toList()))
        .forEach(
            (words, its) ->
                out.printf(
                    "%6d %6d  %s%n",
                    its.size(),
                    its.stream().filter(outcome -> !outcome.ours().isEmpty()).count(),
                    words));
  }

  private static PrintStream file(Path path) throws IOException {
    return new PrintStream(Files.newOutputStream(path), false, StandardCharsets.UTF_8);
  }
}
