package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.jobs.difference.ApplicationChange;
import io.mindscape.slipway.jobs.difference.Difference;
import io.mindscape.slipway.jobs.prose.ChangeText;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** How a difference is told. */
enum DifferenceFormat {
  TEXT {
    @Override
    String write(Difference difference, Ansi ansi) {
      var text = new StringBuilder();
      environments(difference)
          .forEach(
              (environment, changes) -> {
                text.append(ansi.string("@|bold " + safe(title(environment)) + "|@")).append('\n');
                changes.forEach(change -> text(change, ansi, text));
              });
      return text.isEmpty() ? "Nothing changes in what runs.\n" : text.toString();
    }
  },

  JSON {
    @Override
    String write(Difference difference, Ansi ansi) {
      return DifferenceJson.of(difference) + "\n";
    }
  },

  MARKDOWN {
    @Override
    String write(Difference difference, Ansi ansi) {
      var text = new StringBuilder();
      environments(difference)
          .forEach(
              (environment, changes) -> {
                text.append("### ").append(Markdown.text(title(environment))).append("\n\n");
                changes.forEach(
                    change ->
                        text.append(
                                "**%s**%s\n\n"
                                    .formatted(
                                        Markdown.text(change.key().application()),
                                        Markdown.text(words(change))))
                            .append(ChangeText.diff(change.changes()))
                            .append('\n'));
              });
      return text.isEmpty() ? "Nothing changes in what runs.\n" : text.toString();
    }
  };

  /** The difference, with a line break at its end. */
  abstract String write(Difference difference, Ansi ansi);

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What changes, by environment. */
  static Map<String, List<ApplicationChange>> environments(Difference difference) {
    var environments = new TreeMap<String, List<ApplicationChange>>();
    difference.applications().stream()
        .filter(change -> !change.changes().isEmpty())
        .forEach(
            change ->
                environments
                    .computeIfAbsent(change.key().environment(), any -> new ArrayList<>())
                    .add(change));
    return environments;
  }

  private static String title(String environment) {
    return environment.isEmpty() ? "Charts by themselves" : environment;
  }

  private static String words(ApplicationChange change) {
    return change.consequences().isEmpty() ? "" : ": " + String.join("; ", change.consequences());
  }

  private static void text(ApplicationChange change, Ansi ansi, StringBuilder text) {
    text.append("  ")
        .append(ansi.string("@|bold " + safe(change.key().application()) + "|@"))
        .append(safe(words(change)))
        .append('\n')
        .append(
            ChangeText.lines(change.changes())
                .lines()
                .map(line -> "    " + colored(line, ansi) + "\n")
                .collect(Collectors.joining()));
  }

  private static String colored(String line, Ansi ansi) {
    var shown = TerminalText.line(line);
    if (!ansi.enabled() || shown.startsWith(" ")) {
      return shown;
    }
    return (shown.startsWith("+") ? "\u001b[32m" : "\u001b[31m") + shown + "\u001b[0m";
  }

  /** No text of a repository is markup. */
  private static String safe(String text) {
    return TerminalText.line(text).replace("@|", "@ |");
  }
}
