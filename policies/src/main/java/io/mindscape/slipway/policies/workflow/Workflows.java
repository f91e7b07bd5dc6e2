package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Judges GitHub Actions workflows. */
public final class Workflows {

  /** What is found in a workflow: the rules of the family {@code workflow/}. */
  public static final Set<String> RULES =
      Set.of(
          "workflow/cron",
          "workflow/deprecated-command",
          "workflow/duplicate-id",
          "workflow/expression",
          "workflow/matrix",
          "workflow/needs",
          "workflow/permissions",
          "workflow/script-injection",
          "workflow/secrets-on-fork",
          "workflow/self-hosted",
          "workflow/syntax",
          "workflow/unknown-reference",
          "workflow/unpinned-action",
          "workflow/unreachable-step",
          "workflow/untrusted-checkout");

  private Workflows() {}

  /**
   * Whether a document is a workflow: {@code on} and {@code jobs} at the top, and in each job what
   * only jobs of GitHub have.
   */
  public static boolean isWorkflow(YamlNode document) {
    return document instanceof Mapping mapping
        && mapping.entry("on") != null
        && mapping.get("jobs") instanceof Mapping jobs
        && jobs.entries().stream().allMatch(job -> isJob(job.value()));
  }

  private static boolean isJob(YamlNode job) {
    return job instanceof Mapping body
        && Stream.of("runs-on", "steps", "uses").anyMatch(key -> body.entry(key) != null);
  }

  /** What GitHub would refuse, what can never run, and what strangers could make of it. */
  public static List<Finding> judge(YamlNode document) {
    var report = new Report();
    if (!(document instanceof Mapping root)) {
      report.error("syntax", document.place(), "A workflow has to be a mapping.");
      return report.findings();
    }
    var workflow = Workflow.of(root);
    var triggers = Triggers.of(root.get("on"));
    var reach = new Reach(workflow, triggers);
    new Syntax(workflow, report).judge();
    new Events(workflow, report).judge();
    new Expressions(workflow, new Names(workflow), report).judge();
    Needs.judge(workflow, report);
    workflow.jobs().forEach(job -> Matrix.of(job).ifPresent(matrix -> matrix.judge(report)));
    new Crons(workflow).judge(report);
    new Rights(workflow).judge(report);
    new Commands(workflow).judge(report);
    new Pins(workflow).judge(report);
    new Injection(workflow).judge(report);
    new Unreachable(workflow, triggers, reach).judge(report);
    new Strangers(workflow, triggers, reach).judge(report);
    return report.findings();
  }
}
