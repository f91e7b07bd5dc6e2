package io.mindscape.slipway.jobs.promotion;

import java.util.List;
import java.util.stream.Collectors;

/** Gates in words. */
public final class GateWords {

  private GateWords() {}

  /** In one line without markup: {@code waits for approvals and soak (until …)}. */
  public static String line(Gates gates) {
    if (gates.allOpen()) {
      return "all gates are open";
    }
    return "waits for " + Prose.list(gates.closed().stream().map(GateWords::named).toList());
  }

  /** A table with a row for each gate: which, why, whose, until when, what to do next. */
  public static String table(Gates gates) {
    return """
    | | gate | why | whose | until | next |
    |---|---|---|---|---|---|
    """
        + gates.all().stream().map(GateWords::row).collect(Collectors.joining());
  }

  /** A list with an item for each gate. */
  static String list(Gates gates) {
    return gates.all().stream()
        .map(
            gate ->
                "- %s **%s**: %s%s\n"
                    .formatted(
                        mark(gate),
                        gate.name(),
                        gate.why(),
                        gate.until() == null ? "" : "; opens at " + Prose.at(gate.until())))
        .collect(Collectors.joining());
  }

  private static String row(Gate gate) {
    var cells =
        List.of(
            mark(gate),
            gate.name(),
            gate.why(),
            gate.whose(),
            gate.until() == null ? "" : Prose.at(gate.until()),
            gate.next());
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String mark(Gate gate) {
    return gate.open() ? "✓" : "✕";
  }

  private static String named(Gate gate) {
    return gate.until() == null
        ? gate.name()
        : gate.name() + " (until " + Prose.at(gate.until()) + ")";
  }
}
