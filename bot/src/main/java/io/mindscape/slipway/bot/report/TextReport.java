package io.mindscape.slipway.bot.report;

import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.policies.finding.Rendered;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/**
 * The findings for a person: what is said of a line and then the line itself, a file's together,
 * and what it all comes to last.
 */
final class TextReport {

  private final StringBuilder text = new StringBuilder();
  private final Ansi ansi;
  private final Excerpts excerpts;
  private final Map<Severity, String> severities = new EnumMap<>(Severity.class);
  private final Map<String, String> rules = new HashMap<>();

  private TextReport(Told told, Ansi ansi) {
    this.ansi = ansi;
    this.excerpts = new Excerpts(told.tree(), told.inspection().secrets(), ansi);
  }

  static String of(Told told, Ansi ansi) {
    var report = new TextReport(told, ansi);
    var causes = Cause.of(told.inspection().findings());
    report.findings(causes);
    report.notChecked(told.inspection());
    report.text.append(Sum.of(told.inspection(), causes, ansi)).append('\n');
    return report.text.toString();
  }

  private void findings(List<Cause> all) {
    Map<String, Map<Integer, List<Cause>>> files = new LinkedHashMap<>();
    for (var cause : all) {
      files
          .computeIfAbsent(cause.place().file(), any -> new LinkedHashMap<>())
          .computeIfAbsent(cause.place().line(), any -> new ArrayList<>())
          .add(cause);
    }
    for (var lines : files.values()) {
      int width =
          lines.values().stream()
              .flatMap(List::stream)
              .mapToInt(cause -> place(cause).length())
              .max()
              .orElse(0);
      for (var causes : lines.values()) {
        causes.forEach(cause -> append(cause, width));
        excerpt(causes);
      }
      text.append('\n');
    }
  }

  private static String place(Cause cause) {
    var place = cause.place();
    return Harmless.file(place.file()) + ":" + place.line() + ":" + place.column();
  }

  private void append(Cause cause, int width) {
    var place = place(cause);
    text.append(place)
        .append(" ".repeat(width - place.length() + 2))
        .append(severities.computeIfAbsent(cause.severity(), this::severity))
        .append("  ")
        .append(cause.message())
        .append("  ")
        .append(rules.computeIfAbsent(cause.rule(), rule -> ansi.string("@|faint " + rule + "|@")))
        .append('\n');
  }

  /** The line, once for all that is said of it. What becomes part of a Secret is never shown. */
  private void excerpt(List<Cause> causes) {
    if (causes.stream().noneMatch(Cause::isOfSecret)) {
      var place = causes.getFirst().place();
      var columns = new TreeSet<Integer>();
      causes.forEach(cause -> columns.add(cause.place().column()));
      excerpts
          .of(place.file(), place.line(), columns)
          .forEach(row -> text.append(row).append('\n'));
    }
    causes.stream()
        .flatMap(cause -> Stream.ofNullable(cause.rendered()))
        .distinct()
        .forEach(this::rendered);
  }

  private void rendered(Rendered rendered) {
    text.append("      = ").append(Harmless.line(rendered.toString())).append('\n');
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
              .map(object -> Harmless.line(object.toString()))
              .collect(Collectors.joining(", "));
      text.append("Not checked, because nothing here knows their kinds: ")
          .append(objects)
          .append("\n\n");
    }
  }
}
