package io.mindscape.slipway.bot.report;

import io.mindscape.slipway.policies.finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/**
 * JUnit's XML as CI servers read it: a suite for each file with findings, and one for the run. What
 * is as grave as {@code --fail-on} is a failure, what is less grave is a test that passed and says
 * something, and an object that was not checked is a test that was skipped.
 */
final class JunitReport {

  private final Told told;
  private final StringBuilder text = new StringBuilder();

  private JunitReport(Told told) {
    this.told = told;
  }

  static String of(Told told) {
    return new JunitReport(told).write();
  }

  private String write() {
    var causes = Cause.of(told.inspection().findings());
    Map<String, List<Cause>> files =
        causes.stream()
            .collect(
                Collectors.groupingBy(
                    cause -> cause.place().file(), LinkedHashMap::new, Collectors.toList()));
    int skipped = told.inspection().notChecked().size();
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    open(
        "testsuites",
        "slipway check",
        new Count(causes.size() + skipped + 1, failures(causes), skipped));
    run(Sum.of(told.inspection(), causes, Ansi.OFF));
    files.forEach(this::suite);
    return text.append("</testsuites>\n").toString();
  }

  /** Numbers of a suite. */
  private record Count(int tests, int failures, int skipped) {}

  private int failures(List<Cause> causes) {
    return (int) causes.stream().filter(cause -> fails(cause.severity())).count();
  }

  private boolean fails(Severity severity) {
    return severity.atLeast(told.fails());
  }

  /** The run itself, so that a report without findings is not an empty one. */
  private void run(String sum) {
    var unknown = told.inspection().notChecked();
    open("testsuite", "slipway", new Count(unknown.size() + 1, 0, unknown.size()));
    text.append(
        "<testcase classname=\"slipway\" name=\"check\"><system-out>%s</system-out></testcase>\n"
            .formatted(escape(sum)));
    for (var object : unknown) {
      text.append(
          "<testcase classname=\"slipway\" name=\"%s\"><skipped message=\"Not checked: nothing here knows its kind.\"/></testcase>\n"
              .formatted(escape(object.toString())));
    }
    text.append("</testsuite>\n");
  }

  private void suite(String file, List<Cause> causes) {
    open("testsuite", file, new Count(causes.size(), failures(causes), 0));
    causes.forEach(this::test);
    text.append("</testsuite>\n");
  }

  private void open(String element, String name, Count count) {
    text.append(
        "<%s name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\">\n"
            .formatted(element, escape(name), count.tests(), count.failures(), count.skipped()));
  }

  private void test(Cause cause) {
    var place = cause.place();
    var message = escape(cause.message());
    var where = escape("%s:%d:%d".formatted(place.file(), place.line(), place.column()));
    text.append(
        "<testcase classname=\"%s\" name=\"%s %d:%d: %s\" file=\"%s\" line=\"%d\">"
            .formatted(
                escape(place.file()),
                cause.rule(),
                place.line(),
                place.column(),
                message,
                escape(place.file()),
                place.line()));
    text.append(
        fails(cause.severity())
            ? "<failure type=\"%s\" message=\"%s\">%s: %s</failure>"
                .formatted(cause.rule(), message, where, message)
            : "<system-out>%s: %s: %s</system-out>"
                .formatted(cause.severity().id(), where, message));
    text.append("</testcase>\n");
  }

  private static String escape(String text) {
    return Harmless.xml(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
