package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Expression.Reference;
import io.mindscape.slipway.policies.workflow.Workflow.Job;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether what an expression names is there: steps, jobs and their outputs, inputs, a matrix. */
record Names(Workflow workflow) {

  /**
   * What is wrong with a reference; nothing if it is right or cannot be known.
   *
   * @param job where it stands, if it stands in one
   * @param before the steps that came before
   */
  Optional<String> problem(Reference reference, Optional<Job> job, Set<String> before) {
    var path = reference.path();
    if (path.size() < 2 || path.get(1).equals("*")) {
      return Optional.empty();
    }
    return switch (path.getFirst()) {
      case "steps" -> job.flatMap(one -> step(path, one, before));
      case "needs" -> job.flatMap(one -> need(path, one));
      case "jobs" -> called(path);
      case "inputs" -> input(path.get(1));
      case "matrix" -> job.flatMap(one -> matrix(path.get(1), one));
      default -> Optional.empty();
    };
  }

  private static Optional<String> step(List<String> path, Job job, Set<String> before) {
    var id = path.get(1);
    if (before.contains(id)) {
      return member(path, Set.of("outputs", "outcome", "conclusion"), "a step");
    }
    return Optional.of(
        allSteps(job).contains(id)
            ? "The step %s comes later, so that nothing of it is there yet.".formatted(id)
            : Words.unknown("step", id, allSteps(job)) + " A step is named by its `id`.");
  }

  static Set<String> allSteps(Job job) {
    return job.steps().stream()
        .flatMap(step -> step.id().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Optional<String> need(List<String> path, Job job) {
    var id = path.get(1);
    var needs = job.needs().stream().map(need -> need.text().toLowerCase(Locale.ROOT)).toList();
    if (!needs.contains(id)) {
      return Optional.of(
          workflow.job(id).isPresent()
              ? "The job %s does not wait for %s: add that to its `needs`.".formatted(job.id(), id)
              : Words.unknown("job", id, needs) + " Here stand those of `needs`.");
    }
    return member(path, Set.of("outputs", "result"), "a job")
        .or(() -> workflow.job(id).flatMap(needed -> output(path, needed)));
  }

  private Optional<String> called(List<String> path) {
    var job = workflow.job(path.get(1));
    return job.isEmpty()
        ? Optional.of(
            Words.unknown(
                "job", path.get(1), workflow.jobs().stream().limit(300).map(Job::id).toList()))
        : output(path, job.get());
  }

  private static Optional<String> output(List<String> path, Job job) {
    if (path.size() < 4
        || !path.get(2).equals("outputs")
        || path.get(3).equals("*")
        || job.calls()) {
      return Optional.empty();
    }
    var outputs = new TreeSet<String>();
    if (job.body().get("outputs") instanceof Mapping all) {
      all.entries().forEach(entry -> outputs.add(entry.key().toLowerCase(Locale.ROOT)));
    }
    return outputs.contains(path.get(3))
        ? Optional.empty()
        : Optional.of(
            Words.unknown("output of the job " + job.id(), path.get(3), outputs)
                + " A job names its own under `outputs`.");
  }

  private static Optional<String> member(List<String> path, Set<String> known, String what) {
    return path.size() < 3 || path.get(2).equals("*") || known.contains(path.get(2))
        ? Optional.empty()
        : Optional.of(
            "%s has no \"%s\", but %s."
                .formatted(what.replaceFirst("a", "A"), path.get(2), Words.or(known)));
  }

  private Optional<String> input(String name) {
    var inputs = new TreeSet<String>();
    if (workflow.root().get("on") instanceof Mapping on) {
      for (var event : List.of("workflow_dispatch", "workflow_call")) {
        if (on.get(event) instanceof Mapping filter
            && filter.get("inputs") instanceof Mapping all) {
          all.entries().forEach(entry -> inputs.add(entry.key().toLowerCase(Locale.ROOT)));
        }
      }
    }
    return inputs.contains(name)
        ? Optional.empty()
        : Optional.of(Words.unknown("input", name, inputs) + " Inputs stand under `on`.");
  }

  private static Optional<String> matrix(String name, Job job) {
    if (Matrix.isComputed(job)) {
      return Optional.empty();
    }
    var matrix = Matrix.of(job);
    if (matrix.isEmpty()) {
      return Optional.of(
          "The job %s has no matrix, so that matrix.%s is empty.".formatted(job.id(), name));
    }
    return matrix
        .get()
        .keys()
        .filter(keys -> !keys.contains(name))
        .map(keys -> Words.unknown("value of the matrix", name, keys));
  }
}
