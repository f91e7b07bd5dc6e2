package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Expression.Reference;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known where a job or a step is about to begin.
 *
 * @param matrix values by {@code matrix.NAME}
 * @param never the jobs, as {@code needs.NAME}, and steps, as {@code steps.NAME}, that cannot run
 * @param success whether all before succeeded
 * @param byFork whether it is a stranger's pull request, from a copy of the repository
 */
record Scene(
    Start start, Map<String, Value> matrix, Set<String> never, Truth success, boolean byFork)
    implements Facts {

  private static final List<String> HEAD = List.of("github", "event", "pull_request", "head");
  private static final Set<String> BASE_REPOSITORIES =
      Set.of(
          "github.repository",
          "github.event.repository.full_name",
          "github.event.pull_request.base.repo.full_name");

  Scene {
    matrix = Map.copyOf(matrix);
    never = Set.copyOf(never);
  }

  static Scene of(Start start) {
    return new Scene(start, Map.of(), Set.of(), Truth.UNKNOWN, false);
  }

  Scene fromFork() {
    return new Scene(start, matrix, never, success, true);
  }

  Scene in(Map<String, Value> combination) {
    return new Scene(start, combination, never, success, byFork);
  }

  Scene without(Set<String> others, Truth sofar) {
    return new Scene(start, matrix, others, sofar, byFork);
  }

  @Override
  public Value of(Reference reference) {
    var path = reference.path();
    if (path.contains("*")) {
      return Values.UNKNOWN;
    }
    return switch (path.getFirst()) {
      case "github" -> github(reference);
      case "inputs" -> start.of(path);
      case "matrix" -> path.size() == 2 ? matrix(path) : Values.UNKNOWN;
      case "needs", "steps" -> ended(path);
      default -> Values.UNKNOWN;
    };
  }

  private Value github(Reference reference) {
    boolean isFork =
        byFork
            && reference.path().size() == 6
            && reference.startsWith("github", "event", "pull_request", "head", "repo", "fork");
    return isFork ? Value.of(true) : start.of(reference.path());
  }

  private Value matrix(List<String> path) {
    return matrix.getOrDefault(String.join(".", path), Values.UNKNOWN);
  }

  private Value ended(List<String> path) {
    if (path.size() < 3 || !never.contains(path.get(0) + "." + path.get(1))) {
      return Values.UNKNOWN;
    }
    return switch (path.get(2)) {
      case "result", "outcome", "conclusion" -> Value.of("skipped");
      case "outputs" -> path.size() == 4 ? Value.of("") : Values.UNKNOWN;
      default -> Values.UNKNOWN;
    };
  }

  @Override
  public Truth same(Reference one, Reference other) {
    boolean both = (isHead(one) && isBase(other)) || (isHead(other) && isBase(one));
    return byFork && both ? Truth.FALSE : Truth.UNKNOWN;
  }

  private static boolean isHead(Reference reference) {
    var path = reference.path();
    return path.size() == 6
        && path.subList(0, 4).equals(HEAD)
        && path.get(4).equals("repo")
        && path.get(5).equals("full_name");
  }

  private static boolean isBase(Reference reference) {
    return BASE_REPOSITORIES.contains(String.join(".", reference.path()));
  }
}
