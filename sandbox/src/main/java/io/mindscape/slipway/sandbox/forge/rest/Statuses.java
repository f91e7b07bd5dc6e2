package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The commit statuses of a repository. */
final class Statuses {

  private Statuses() {}

  /** All on a commit, newest first. */
  static List<ObjectNode> all(Repo repo, String sha) {
    var end = "/statuses/" + sha;
    return repo.shelves()
        .statuses()
        .where(status -> status.path("url").asString().endsWith(end))
        .reversed();
  }

  /** The newest of each context on a commit. */
  static List<ObjectNode> on(Repo repo, String sha) {
    var newest = new LinkedHashMap<String, ObjectNode>();
    all(repo, sha).forEach(status -> newest.putIfAbsent(status.path("context").asString(), status));
    return new ArrayList<>(newest.values());
  }
}
