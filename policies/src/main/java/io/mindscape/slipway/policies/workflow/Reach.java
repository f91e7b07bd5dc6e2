package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Workflow.Job;
import io.mindscape.slipway.policies.workflow.Workflow.Step;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which jobs and steps no start of the workflow can ever reach. What is not known can be. */
final class Reach {

  /** What is looked at in one workflow; beyond it all can be reached. */
  private static final int MOST_EVALUATIONS = 100_000;

  private static final int MOST_IN_A_CHAIN = 300;

  private final Workflow workflow;
  private final Triggers triggers;
  private final Map<String, Ending> jobs = new HashMap<>();
  private final Set<String> looking = new HashSet<>();
  private int evaluations;

  Reach(Workflow workflow, Triggers triggers) {
    this.workflow = workflow;
    this.triggers = triggers;
  }

  /** Why something can never run. */
  sealed interface Ending {
    /** It may run. */
    record MayRun() implements Ending {}

    /** Its own condition is never fulfilled. */
    record Condition(Scalar condition) implements Ending {}

    /** It waits for another one that can never run. */
    record Waits(Scalar need) implements Ending {}
  }

  Ending of(Job job) {
    var id = job.id().toLowerCase(Locale.ROOT);
    var known = jobs.get(id);
    // A circle is another finding, and a longer chain nobody writes.
    if (known != null || looking.size() > MOST_IN_A_CHAIN || !looking.add(id)) {
      return known == null ? new Ending.MayRun() : known;
    }
    var ending = ending(job);
    looking.remove(id);
    jobs.put(id, ending);
    return ending;
  }

  private Ending ending(Job job) {
    var never = new HashSet<String>();
    Scalar first = null;
    for (var need : job.needs()) {
      var needed = workflow.job(need.text());
      if (needed.isPresent() && !(of(needed.get()) instanceof Ending.MayRun)) {
        never.add("needs." + need.text().toLowerCase(Locale.ROOT));
        first = first == null ? need : first;
      }
    }
    var success = never.isEmpty() ? Truth.UNKNOWN : Truth.FALSE;
    var scenes =
        triggers.starts().stream().map(start -> Scene.of(start).without(never, success)).toList();
    return ending(job.body(), scenes, first);
  }

  private Ending ending(Mapping body, List<Scene> scenes, @Nullable Scalar need) {
    var condition = condition(body);
    if (condition.isEmpty()) {
      return need == null || body.get("if") != null ? new Ending.MayRun() : new Ending.Waits(need);
    }
    var expression = condition.get();
    if (need != null && !Conditions.asksForStatus(expression)) {
      return new Ending.Waits(need);
    }
    return isNever(expression, scenes) && body.get("if") instanceof Scalar scalar
        ? new Ending.Condition(scalar)
        : new Ending.MayRun();
  }

  /** Whether a step can never run, in a job that may, after others of which some cannot. */
  boolean isNever(Job job, Step step, Set<String> before) {
    return isNever(step.body(), scenes(job, before));
  }

  /** Whether a step or job can run for a start like these. */
  boolean mayRun(Mapping body, List<Scene> scenes) {
    return !isNever(body, scenes);
  }

  private boolean isNever(Mapping body, List<Scene> scenes) {
    var condition = condition(body);
    return condition.isPresent() && isNever(condition.get(), scenes);
  }

  private boolean isNever(Expression expression, List<Scene> scenes) {
    evaluations += scenes.size();
    return !scenes.isEmpty()
        && evaluations <= MOST_EVALUATIONS
        && scenes.stream()
            .allMatch(scene -> new Evaluation(scene).of(expression).truth() == Truth.FALSE);
  }

  private List<Scene> scenes(Job job, Set<String> before) {
    var combinations =
        Matrix.of(job)
            .flatMap(Matrix::combinations)
            .filter(all -> !all.isEmpty())
            .orElse(List.of(Map.of()));
    return triggers.starts().stream()
        .map(start -> Scene.of(start).without(before, Truth.UNKNOWN))
        .flatMap(scene -> combinations.stream().map(scene::in))
        .toList();
  }

  private static Optional<Expression> condition(Mapping body) {
    return body.get("if") instanceof Scalar scalar && scalar.type() != Scalar.Type.NULL
        ? Conditions.of(scalar.text())
        : Optional.empty();
  }
}
