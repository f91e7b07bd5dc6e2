package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.state.Pull;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which checks a branch asks for, and whether a pull request has them. */
final class Requirements {

  private static final String OURS = "slipway/";
  private static final Set<String> GREEN = Set.of("success", "neutral", "skipped");

  private Requirements() {}

  /** Why {@code pull} may not be merged yet, in GitHub's words; nothing where it may. */
  static Optional<String> missing(Repo repo, Pull pull) {
    return repo.requiredChecks(pull.base()).flatMap(required -> missing(repo, pull, required));
  }

  private static Optional<String> missing(Repo repo, Pull pull, List<String> required) {
    var states = states(repo, pull.headSha());
    for (var name : required) {
      if (!states.containsKey(name)) {
        return Optional.of("Required status check \"%s\" is expected.".formatted(name));
      }
    }
    return states.entrySet().stream()
        .filter(check -> required.contains(check.getKey()) || check.getKey().startsWith(OURS))
        .filter(check -> !GREEN.contains(check.getValue()))
        .findFirst()
        .map(
            check ->
                "Required status check \"%s\" is %s."
                    .formatted(
                        check.getKey(),
                        check.getValue().equals("pending") ? "pending" : "failing"));
  }

  /** How each check and status on a commit ended, the newest of a name; or {@code pending}. */
  private static Map<String, String> states(Repo repo, String sha) {
    var states = new TreeMap<String, String>();
    for (var status : Statuses.on(repo, sha)) {
      states.put(status.path("context").asString(), status.path("state").asString());
    }
    for (var run : CheckRuns.on(repo, sha)) {
      var ended = run.path("conclusion").asString("");
      states.put(run.path("name").asString(), ended.isEmpty() ? "pending" : ended);
    }
    return states;
  }
}
