package io.mindscape.slipway.sandbox.forge.event;

import io.mindscape.slipway.sandbox.forge.git.Commit;
import io.mindscape.slipway.sandbox.forge.git.RefChange;
import io.mindscape.slipway.sandbox.forge.git.Writer;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.shape.Shapes;
import io.mindscape.slipway.sandbox.forge.state.Pull;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import io.mindscape.slipway.sandbox.forge.state.State;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** What follows when a branch moves, whoever moved it: hooks hear of it, pull requests follow. */
public final class Pushes {

  /** As many as GitHub puts into a payload. */
  private static final int MOST_COMMITS = 2048;

  private final State state;
  private final Shapes shapes;
  private final Events events;

  public Pushes(State state, Shapes shapes, Events events) {
    this.state = state;
    this.shapes = shapes;
    this.events = events;
  }

  /** Tells of a moved ref and brings the pull requests on it up to date. */
  public void happened(Repo repo, RefChange change, String login) {
    tell(repo, change, login);
    if (change.isBranch()) {
      follow(repo, change, login);
    }
  }

  /** Tells of a moved ref, and no more. */
  private void tell(Repo repo, RefChange change, String login) {
    var commits = commits(repo, change);
    var pages = shapes.links().page(repo);
    var payload =
        Docs.object()
            .put("ref", change.ref())
            .put("before", change.before())
            .put("after", change.after())
            .put("created", change.created())
            .put("deleted", change.deleted())
            .put("forced", isForced(repo, change))
            .putNull("base_ref")
            .put("compare", "%s/compare/%s...%s".formatted(pages, change.before(), change.after()));
    var array = payload.putArray("commits");
    commits.forEach(commit -> array.add(shapes.commits().pushed(repo, commit)));
    var head = repo.git().commit(change.after());
    if (head.isPresent()) {
      payload.set("head_commit", shapes.commits().pushed(repo, head.get()));
    } else {
      payload.set("head_commit", NullNode.getInstance());
    }
    payload.set("pusher", pusher(login));
    payload.set("repository", repository(repo));
    events.tell(repo, "push", "", login, payload);
  }

  /** A push writes times of the repository in seconds, and the owner by name. */
  private ObjectNode repository(Repo repo) {
    var shape = shapes.repos().simple(repo);
    long created = repo.name().created().getEpochSecond();
    shape.put("created_at", created).put("pushed_at", state.clock().instant().getEpochSecond());
    shape.put("stargazers", 0).put("master_branch", repo.defaultBranch());
    shape.put("organization", repo.name().owner());
    ((ObjectNode) shape.get("owner")).put("name", repo.name().owner()).putNull("email");
    return shape;
  }

  private ObjectNode pusher(String login) {
    var email = state.accounts().find(login).map(account -> account.email()).orElse("");
    return Docs.object().put("name", login).put("email", email);
  }

  private static List<Commit> commits(Repo repo, RefChange change) {
    if (change.deleted()) {
      return List.of();
    }
    var from =
        change.created() ? repo.git().branch(repo.defaultBranch()) : Optional.of(change.before());
    return from
        .map(base -> repo.git().between(base, change.after()).reversed())
        .orElse(List.of())
        .stream()
        .limit(MOST_COMMITS)
        .toList();
  }

  private static boolean isForced(Repo repo, RefChange change) {
    return !change.created()
        && !change.deleted()
        && !repo.git().contains(change.after(), change.before());
  }

  private void follow(Repo repo, RefChange change, String login) {
    for (var pull : repo.openPulls()) {
      if (pull.base().equals(change.branch()) && !change.deleted()) {
        baseMoved(repo, pull, change, login);
      } else if (pull.head().equals(change.branch())) {
        headMoved(repo, pull, change, login);
      }
    }
  }

  private void baseMoved(Repo repo, Pull pull, RefChange change, String login) {
    if (repo.git().contains(change.after(), pull.headSha())) {
      close(repo, repo.keep(pull.merged(change.after(), login)), login);
    } else {
      repo.keep(pull.at(pull.headSha(), change.after()));
    }
  }

  private void headMoved(Repo repo, Pull pull, RefChange change, String login) {
    if (change.deleted()) {
      close(repo, pull, login);
      return;
    }
    var moved = repo.keep(pull.at(change.after(), pull.baseSha()));
    var issue = repo.issueOf(moved);
    repo.keep(issue.with(issue.text(), state.clock().instant()));
    new Writer(repo.git()).move(moved.ref(), repo.git().ref(moved.ref()), change.after(), true);
    var payload = payload(repo, moved).put("before", change.before()).put("after", change.after());
    events.tell(repo, "pull_request", "synchronize", login, payload);
  }

  /** Closes a pull request, merged or not, and tells of it. */
  public void close(Repo repo, Pull pull, String login) {
    repo.keep(repo.issueOf(pull).closed(state.clock().instant()));
    events.tell(repo, "pull_request", "closed", login, payload(repo, pull));
  }

  /** What every event about a pull request carries. */
  public ObjectNode payload(Repo repo, Pull pull) {
    var payload = Docs.object().put("number", pull.number());
    payload.set("pull_request", shapes.pulls().full(repo, pull, one -> false));
    return payload;
  }
}
