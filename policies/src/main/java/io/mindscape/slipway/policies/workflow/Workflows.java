package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.yaml.YamlNode;
import java.util.List;

/** Judges GitHub Actions workflows. */
public final class Workflows {

  private Workflows() {}

  /** Whether a document is a workflow: {@code on} and {@code jobs} at the top. */
  public static boolean isWorkflow(YamlNode document) {
    throw new UnsupportedOperationException("being built: " + document);
  }

  /**
   * Steps and jobs that the triggers can never reach, and the like: {@code workflow/…} findings.
   */
  public static List<Finding> judge(YamlNode workflow) {
    throw new UnsupportedOperationException("being built: " + workflow);
  }
}
