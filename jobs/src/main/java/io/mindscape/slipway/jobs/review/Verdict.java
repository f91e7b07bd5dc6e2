package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.fix.FixPull;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.fix.Mechanic;
import java.util.List;

/**
 * What is said of a pull request.
 *
 * @param title one line, plain
 * @param body Markdown, without the title
 * @param findings what is shown on the lines
 */
record Verdict(State state, String title, String body, List<Finding> findings) {

  Verdict {
    findings = List.copyOf(findings);
  }

  /** Whether a machine may be able to mend it, and lets it be asked to. */
  static boolean isMendable(Finding finding) {
    return finding.rendered() == null
        && Mechanic.knows(finding.rule())
        && !FixPull.isLeftToPeople(finding);
  }

  /** The comment: the hidden marker, the title, the rest. */
  String comment(String marker) {
    var sign =
        switch (state) {
          case SUCCESS -> "✓";
          case FAILURE -> "✕";
          case NEUTRAL, WAITING, IN_PROGRESS -> "○";
        };
    return "%s\n### %s %s\n\n%s".formatted(marker, sign, title, body);
  }
}
