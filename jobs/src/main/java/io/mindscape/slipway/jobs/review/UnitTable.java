package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.jobs.review.Assessment.UnitChange;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of applications and environments. */
final class UnitTable {

  static final int MOST_ROWS = 30;
  private static final int MOST_CONSEQUENCES = 2;

  private UnitTable() {}

  /** The table; empty where no application takes part. */
  static String of(Assessment assessment) {
    Map<String, Map<String, UnitChange>> rows = new LinkedHashMap<>();
    for (var unit : assessment.units()) {
      rows.computeIfAbsent(unit.application(), name -> new LinkedHashMap<>())
          .put(unit.environment(), unit);
    }
    if (rows.isEmpty()) {
      return "";
    }
    var columns = columns(assessment);
    var text = new StringBuilder("| application |");
    columns.forEach(
        name ->
            text.append(" ")
                .append(name.isEmpty() ? "by itself" : Markdown.text(name))
                .append(" |"));
    text.append("\n|---|").append("---|".repeat(columns.size())).append("\n");
    rows.entrySet().stream()
        .limit(MOST_ROWS)
        .forEach(row -> text.append(row(row.getKey(), row.getValue(), columns)));
    if (rows.size() > MOST_ROWS) {
      text.append(
          "\nand %s more.\n".formatted(Markdown.count(rows.size() - MOST_ROWS, "application")));
    }
    return text.toString();
  }

  private static List<String> columns(Assessment assessment) {
    var columns = new LinkedHashSet<>(assessment.context().environments());
    assessment.units().forEach(unit -> columns.add(unit.environment()));
    columns.removeIf(
        name -> assessment.units().stream().noneMatch(unit -> unit.environment().equals(name)));
    return List.copyOf(columns);
  }

  private static String row(
      String application, Map<String, UnitChange> units, List<String> columns) {
    return "| %s | %s |\n"
        .formatted(
            Markdown.text(application),
            columns.stream().map(name -> cell(units.get(name))).collect(Collectors.joining(" | ")));
  }

  /** Whether it does more than its cell says. */
  static boolean leavesOut(UnitChange unit) {
    return unit.consequences().size() > MOST_CONSEQUENCES;
  }

  private static String cell(@Nullable UnitChange unit) {
    if (unit == null) {
      return "–";
    }
    var words = new ArrayList<String>();
    int errors = unit.count(Severity.ERROR);
    int warnings = unit.count(Severity.WARNING);
    if (errors > 0) {
      words.add("**%s**".formatted(Markdown.count(errors, "error")));
    }
    if (warnings > 0) {
      words.add(Markdown.count(warnings, "warning"));
    }
    if (!unit.changes().isEmpty()) {
      words.add("%d changed".formatted(unit.changes().size()));
    }
    unit.consequences().stream()
        .limit(MOST_CONSEQUENCES)
        .forEach(phrase -> words.add(Markdown.text(phrase)));
    if (leavesOut(unit)) {
      words.add("and %d more".formatted(unit.consequences().size() - MOST_CONSEQUENCES));
    }
    return words.isEmpty() ? "as before" : String.join(", ", words);
  }
}
