package io.mindscape.slipway.bot.report;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.policies.finding.Severity;

/**
 * What there is to tell.
 *
 * @param tree where the lines are read that findings stand on
 * @param prefix what leads from the root of the repository to {@code tree}: empty, or a path that
 *     ends with a slash
 * @param fails what counts as a failure: that grave, and graver
 */
public record Told(Inspection inspection, Snapshot tree, String prefix, Severity fails) {

  /** A file's path from the root of the repository. */
  String fromRoot(String file) {
    return prefix + file;
  }
}
