package io.mindscape.slipway.bot.report;

import io.mindscape.slipway.jobs.fix.Fixes.Proposal;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.Map;

/**
 * What there is to tell.
 *
 * @param tree where the lines are read that findings stand on
 * @param prefix what leads from the root of the repository to {@code tree}: empty, or a path that
 *     ends with a slash
 * @param fails what counts as a failure: that grave, and graver
 * @param fixes what would mend findings, as far as somebody looked
 */
public record Told(
    Inspection inspection,
    Snapshot tree,
    String prefix,
    Severity fails,
    Map<Finding, Proposal> fixes) {

  public Told {
    fixes = Map.copyOf(fixes);
  }

  public Told(Inspection inspection, Snapshot tree, String prefix, Severity fails) {
    this(inspection, tree, prefix, fails, Map.of());
  }

  /** A file's path from the root of the repository. */
  String fromRoot(String file) {
    return prefix + file;
  }
}
