package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Judges GitHub Actions workflows. */
public final class Workflows {

  private static final Pattern PINNED = Pattern.compile("[^@]+@[0-9a-f]{40}");

  private Workflows() {}

  /** Whether a document is a workflow: {@code on} and {@code jobs} at the top. */
  public static boolean isWorkflow(YamlNode document) {
    return document instanceof Mapping mapping
        && mapping.entry("on") != null
        && mapping.get("jobs") instanceof Mapping;
  }

  /**
   * Steps and jobs that the triggers can never reach, and the like: {@code workflow/…} findings.
   */
  public static List<Finding> judge(YamlNode workflow) {
    var findings = new ArrayList<Finding>();
    if (!(workflow instanceof Mapping root) || !(root.get("jobs") instanceof Mapping jobs)) {
      return findings;
    }
    var on = root.get("on");
    var triggers = on == null ? new Triggers(List.of()) : Triggers.of(on);
    for (var job : jobs.entries()) {
      if (job.value() instanceof Mapping body) {
        reach(findings, triggers, body, "The job " + job.key());
        steps(findings, triggers, body);
      }
    }
    return findings;
  }

  private static void steps(List<Finding> findings, Triggers triggers, Mapping job) {
    if (!(job.get("steps") instanceof Sequence steps)) {
      return;
    }
    int number = 1;
    for (var item : steps.items()) {
      if (item instanceof Mapping step) {
        var name =
            step.get("name") instanceof Scalar scalar ? "\"" + scalar.text() + "\"" : "" + number;
        reach(findings, triggers, step, "The step " + name);
        pinned(findings, step);
      }
      number++;
    }
  }

  private static void reach(List<Finding> findings, Triggers triggers, Mapping body, String who) {
    var condition = body.entry("if");
    if (condition != null
        && condition.value() instanceof Scalar text
        && triggers.neverFulfil(Condition.parse(text.text()))) {
      findings.add(
          finding(
              "workflow/unreachable-step",
              Severity.ERROR,
              "%s can never run: its condition is `%s`, but the workflow is triggered by %s alone. Add the trigger that it waits for under `on`, or remove it."
                  .formatted(who, text.text().strip(), triggers.words()),
              condition.place()));
    }
  }

  private static void pinned(List<Finding> findings, Mapping step) {
    if (step.get("uses") instanceof Scalar uses
        && !uses.text().startsWith("./")
        && !uses.text().startsWith("docker://")
        && !PINNED.matcher(uses.text()).matches()) {
      findings.add(
          finding(
              "workflow/unpinned-action",
              Severity.WARNING,
              "%s can change under you: a tag moves. Pin it to the full commit id."
                  .formatted(uses.text()),
              uses.place()));
    }
  }

  private static Finding finding(String rule, Severity severity, String message, Place place) {
    return new Finding(rule, severity, message, place, null, null, null);
  }
}
