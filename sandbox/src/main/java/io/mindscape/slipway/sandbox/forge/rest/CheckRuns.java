package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The check runs of a repository. */
final class CheckRuns {

  private CheckRuns() {}

  /** All on a commit, newest first. */
  static List<ObjectNode> all(Repo repo, String sha) {
    return repo.shelves()
        .checkRuns()
        .where(run -> run.path("head_sha").asString().equals(sha))
        .reversed();
  }

  /** The newest of each App and name on a commit. */
  static List<ObjectNode> on(Repo repo, String sha) {
    var newest = new LinkedHashMap<String, ObjectNode>();
    all(repo, sha)
        .forEach(
            run -> newest.putIfAbsent(run.at("/app/id") + " " + run.path("name").asString(), run));
    return new ArrayList<>(newest.values());
  }
}
