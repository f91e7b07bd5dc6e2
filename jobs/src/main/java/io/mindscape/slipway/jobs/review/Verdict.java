package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.policies.finding.Finding;
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
