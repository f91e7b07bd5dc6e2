package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Workflow.Job;
import io.mindscape.slipway.policies.workflow.Workflow.Step;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.HashSet;
import java.util.List;

/** Jobs and steps that no trigger can ever reach. */
record Unreachable(Workflow workflow, Triggers triggers, Reach reach) {

  void judge(Report report) {
    for (var job : workflow.jobs()) {
      switch (reach.of(job)) {
        case Reach.Ending.MayRun may -> steps(job, report);
        case Reach.Ending.Condition(var condition) -> never(job.who(), condition, report);
        case Reach.Ending.Waits(var need) ->
            report.error(
                "unreachable-step",
                need.place(),
                "%s can never run: it waits for the job %s, which can never run. Add `if: ${{ !cancelled() }}` to run it all the same, or remove it."
                    .formatted(job.who(), need.text()));
      }
    }
  }

  private void steps(Job job, Report report) {
    var before = new HashSet<String>();
    for (var step : job.steps()) {
      if (reach.isNever(job, step, before) && step.body().get("if") instanceof Scalar condition) {
        never(step.who(), condition, report);
        id(step, before);
      }
    }
  }

  private static void id(Step step, HashSet<String> before) {
    step.id().ifPresent(id -> before.add("steps." + id));
  }

  private void never(String who, Scalar condition, Report report) {
    var text = condition.text().strip();
    var references = Conditions.of(condition.text()).map(Templates::references).orElse(List.of());
    if (references.isEmpty()) {
      report.remark(
          "unreachable-step",
          condition.place(),
          "%s is switched off: its condition is `%s`.".formatted(who, text));
      return;
    }
    var combination =
        references.stream().anyMatch(reference -> reference.startsWith("matrix"))
            ? ", and no combination of its matrix fulfils that"
            : "";
    report.error(
        "unreachable-step",
        condition.place(),
        "%s can never run: its condition is `%s`, but the workflow is triggered by %s alone%s. Add the trigger that it waits for under `on`, or remove it."
            .formatted(who, text, triggers.words(), combination));
  }
}
