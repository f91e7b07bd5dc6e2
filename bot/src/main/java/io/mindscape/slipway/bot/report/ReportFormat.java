package io.mindscape.slipway.bot.report;

import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** How {@code slipway check} tells what it found. */
public enum ReportFormat {
  /** For a person at a terminal. */
  TEXT,
  /** For programs; its shape is a contract. */
  JSON,
  /** SARIF 2.1.0, for code scanning and editors. */
  SARIF,
  /** JUnit's XML, for CI servers. */
  JUNIT,
  /** Workflow commands, which GitHub shows as annotations. */
  GITHUB;

  /** The whole report, its last line ended. */
  public String write(Told told, Ansi ansi) {
    return switch (this) {
      case TEXT -> TextReport.of(told, ansi);
      case JSON -> JsonReport.of(told) + "\n";
      case SARIF -> SarifReport.of(told) + "\n";
      case JUNIT -> JunitReport.of(told);
      case GITHUB -> GithubReport.of(told);
    };
  }

  /** Whether it tells what would mend a finding. */
  public boolean tellsFixes() {
    return switch (this) {
      case JSON, SARIF -> true;
      case TEXT, JUNIT, GITHUB -> false;
    };
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
