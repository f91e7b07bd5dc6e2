package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.bot.report.ReportFormat;
import io.mindscape.slipway.bot.report.Told;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** The options that say how {@code check} tells what it found, and where to. */
final class Output {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = Choices.OfReport.class,
      description = "How to tell: text (the default), json, sarif, junit or github.")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(
      names = "--output",
      paramLabel = "FORMAT=FILE",
      converter = Choices.OfReport.class,
      description =
          "Tells it in this format besides, in a file; can be given several times, such as --output"
              + " sarif=slipway.sarif.")
  private Map<ReportFormat, Path> files = new LinkedHashMap<>();

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      converter = Choices.OfColor.class,
      description =
          "Colours of the text: auto (the default: on a terminal, unless NO_COLOR is set), always"
              + " or never.")
  private Color color = Color.AUTO;

  /** When the text is coloured. */
  enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  /** Whether what would mend a finding is told. */
  boolean tellsFixes() {
    return format.tellsFixes() || files.keySet().stream().anyMatch(ReportFormat::tellsFixes);
  }

  /**
   * Writes the files, and then what a person waits for.
   *
   * @throws Refused if a file cannot be written
   */
  void write(CommandLine line, Told told) {
    files.forEach((form, file) -> write(file, form.write(told, Ansi.OFF)));
    line.getOut().print(format.write(told, ansi(line)));
    line.getOut().flush();
  }

  private Ansi ansi(CommandLine line) {
    return switch (color) {
      case AUTO -> line.getColorScheme().ansi();
      case ALWAYS -> Ansi.ON;
      case NEVER -> Ansi.OFF;
    };
  }

  private static void write(Path file, String report) {
    try {
      Files.writeString(file, report);
    } catch (IOException e) {
      throw new Refused(
          "%s cannot be written (%s). Name a file in a folder that is there."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }
}
