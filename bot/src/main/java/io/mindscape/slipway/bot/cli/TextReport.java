package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** The findings for a person: one line each, a file's together, and what it all comes to last. */
final class TextReport {

  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

  private final StringBuilder text = new StringBuilder();
  private final Ansi ansi;
  private final Map<Severity, String> severities = new EnumMap<>(Severity.class);
  private final Map<String, String> rules = new HashMap<>();

  private TextReport(Ansi ansi) {
    this.ansi = ansi;
  }

  static String of(Inspection inspection, Ansi ansi) {
    var report = new TextReport(ansi);
    var lines = lines(inspection.findings());
    report.findings(lines);
    report.notChecked(inspection);
    report.summary(inspection, lines);
    return report.text.toString();
  }

  private void findings(List<Line> all) {
    Map<String, List<Line>> files = new LinkedHashMap<>();
    all.forEach(line -> files.computeIfAbsent(line.file(), any -> new ArrayList<>()).add(line));
    for (var lines : files.values()) {
      int width = lines.stream().mapToInt(line -> line.place().length()).max().orElse(0);
      lines.forEach(line -> append(line, width));
      text.append('\n');
    }
  }

  /** What holds for several environments is said once. */
  private static List<Line> lines(List<Finding> findings) {
    Map<Line, List<String>> lines = new LinkedHashMap<>();
    for (var finding : findings) {
      var environments = lines.computeIfAbsent(Line.of(finding), any -> new ArrayList<>());
      if (finding.environment() != null) {
        environments.add(finding.environment());
      }
    }
    return lines.entrySet().stream().map(line -> line.getKey().in(line.getValue())).toList();
  }

  private void append(Line line, int width) {
    text.append(line.place())
        .append(" ".repeat(width - line.place().length() + 2))
        .append(severities.computeIfAbsent(line.severity(), this::severity))
        .append("  ")
        .append(line.message())
        .append("  ")
        .append(rules.computeIfAbsent(line.rule(), rule -> ansi.string("@|faint " + rule + "|@")))
        .append('\n');
  }

  private String severity(Severity severity) {
    var padded = "%-7s".formatted(severity.id());
    return switch (severity) {
      case ERROR -> ansi.string("@|bold,red " + padded + "|@");
      case WARNING -> ansi.string("@|yellow " + padded + "|@");
      case INFO -> ansi.string("@|cyan " + padded + "|@");
    };
  }

  private void notChecked(Inspection inspection) {
    if (!inspection.notChecked().isEmpty()) {
      var objects =
          inspection.notChecked().stream()
              .map(object -> bare(object.toString()))
              .collect(Collectors.joining(", "));
      text.append("Not checked, because nothing here knows their kinds: ")
          .append(objects)
          .append("\n\n");
    }
  }

  private void summary(Inspection inspection, List<Line> lines) {
    var summary = inspection.summary();
    var looked =
        "%s, %s".formatted(count(summary.files(), "file"), count(summary.resources(), "object"));
    int unknown = summary.skipped() - inspection.undecided();
    if (unknown > 0) {
      looked += ", %d not checked".formatted(unknown);
    }
    if (inspection.undecided() > 0) {
      looked += ", %d not by every policy".formatted(inspection.undecided());
    }
    if (inspection.excepted() > 0) {
      looked += ", %s excepted".formatted(count(inspection.excepted(), "finding"));
    }
    int errors = number(lines, Severity.ERROR);
    int warnings = number(lines, Severity.WARNING);
    text.append(verdict(errors, warnings, summary.skipped()))
        .append(" (")
        .append(looked)
        .append(")\n");
  }

  /** What was not checked is not green. */
  private String verdict(int errors, int warnings, int skipped) {
    if (errors + warnings > 0) {
      return count(errors, "error") + ", " + count(warnings, "warning");
    }
    return skipped == 0
        ? ansi.string("@|bold,green nothing to mend|@")
        : ansi.string("@|yellow nothing to mend in what was checked|@");
  }

  private static int number(List<Line> lines, Severity severity) {
    return (int) lines.stream().filter(line -> line.severity() == severity).count();
  }

  private static String count(int number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }

  /** A file must not be able to steer a terminal. */
  private static String bare(String text) {
    return text.chars().noneMatch(TextReport::isControl)
        ? text
        : CONTROLS.matcher(text).replaceAll(" ");
  }

  private static boolean isControl(int character) {
    return character < ' ' || character == 0x7f;
  }

  /**
   * A line of the report.
   *
   * @param place {@code file:line:column}
   */
  private record Line(String file, String place, Severity severity, String message, String rule) {
    static Line of(Finding finding) {
      var file = bare(finding.place().file());
      return new Line(
          file,
          file + ":" + finding.place().line() + ":" + finding.place().column(),
          finding.severity(),
          bare(finding.message()),
          finding.rule());
    }

    Line in(List<String> environments) {
      return environments.isEmpty()
          ? this
          : new Line(
              file, place, severity, message + " (" + String.join(", ", environments) + ")", rule);
    }
  }
}
