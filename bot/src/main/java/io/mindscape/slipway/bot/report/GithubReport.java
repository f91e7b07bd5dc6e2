package io.mindscape.slipway.bot.report;

import io.mindscape.slipway.policies.finding.Severity;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * Workflow commands, of which GitHub makes annotations: the gravest first, because it shows no more
 * than ten of a level in a step. The others follow as plain lines of the log.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">workflow
 *     commands</a>
 */
final class GithubReport {

  /** What GitHub shows of each level in a step. */
  static final int MOST = 10;

  private final Told told;
  private final StringBuilder text = new StringBuilder();

  private GithubReport(Told told) {
    this.told = told;
  }

  static String of(Told told) {
    var causes =
        Cause.of(told.inspection().findings()).stream()
            .sorted(Comparator.comparing(Cause::severity))
            .toList();
    var report = new GithubReport(told);
    for (var severity : Severity.values()) {
      report.level(causes.stream().filter(cause -> cause.severity() == severity).toList());
    }
    report.text.append(Sum.of(told.inspection(), causes, Ansi.OFF)).append('\n');
    return report.text.toString();
  }

  private void level(List<Cause> causes) {
    causes.stream().limit(MOST).forEach(this::command);
    if (causes.size() > MOST) {
      text.append(
          "GitHub shows %d of each level in a step; there are %d more:%n"
              .formatted(MOST, causes.size() - MOST));
      causes.stream().skip(MOST).forEach(this::plain);
    }
  }

  private void command(Cause cause) {
    var place = cause.place();
    text.append(
        "::%s file=%s,line=%d,col=%d,title=%s::%s\n"
            .formatted(
                level(cause.severity()),
                property(Harmless.line(told.fromRoot(place.file()))),
                place.line(),
                place.column(),
                property(cause.rule()),
                data(cause.message())));
  }

  private void plain(Cause cause) {
    text.append(
        "  %s %s:%d:%d  %s  %s\n"
            .formatted(
                cause.severity().id(),
                Harmless.line(told.fromRoot(cause.place().file())),
                cause.place().line(),
                cause.place().column(),
                cause.message(),
                cause.rule()));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "notice";
    };
  }

  /** As the runner's own toolkit escapes the text of a command. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
