package io.mindscape.slipway.bot.report;

import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** What it all comes to, in one line for a person. */
final class Sum {

  private Sum() {}

  static String of(Inspection inspection, List<Cause> causes, Ansi ansi) {
    return "%s (%s)".formatted(verdict(inspection, causes, ansi), looked(inspection));
  }

  private static String looked(Inspection inspection) {
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
    return looked;
  }

  /** What was not checked is not green. */
  private static String verdict(Inspection inspection, List<Cause> causes, Ansi ansi) {
    int errors = number(causes, Severity.ERROR);
    int warnings = number(causes, Severity.WARNING);
    if (errors + warnings > 0) {
      return count(errors, "error") + ", " + count(warnings, "warning");
    }
    return inspection.summary().skipped() == 0
        ? ansi.string("@|bold,green nothing to mend|@")
        : ansi.string("@|yellow nothing to mend in what was checked|@");
  }

  static int number(List<Cause> causes, Severity severity) {
    return (int) causes.stream().filter(cause -> cause.severity() == severity).count();
  }

  static String count(int number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }
}
