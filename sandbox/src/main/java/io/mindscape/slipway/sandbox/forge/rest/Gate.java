package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Caller;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.state.App;
import io.mindscape.slipway.sandbox.forge.state.Issue;
import io.mindscape.slipway.sandbox.forge.state.Permission;
import io.mindscape.slipway.sandbox.forge.state.Pull;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import io.mindscape.slipway.sandbox.forge.state.State;

/** Who may do what, and what a path means. Everything here throws {@link Problem} for a no. */
final class Gate {

  private final State state;

  Gate(State state) {
    this.state = state;
  }

  /** The repository of the path. */
  Repo repo(Call call) {
    return state.repo(call.name("owner") + "/" + call.name("repo")).orElseThrow(Problem::notFound);
  }

  Issue issue(Call call, Repo repo) {
    return repo.issue(call.number("issue_number")).orElseThrow(Problem::notFound);
  }

  Pull pull(Call call, Repo repo) {
    return repo.pull(call.number("pull_number")).orElseThrow(Problem::notFound);
  }

  /** The login of whoever asks, who must be somebody. */
  static String somebody(Call call) {
    return switch (call.caller()) {
      case Caller.Anonymous() -> throw Problem.unauthenticated();
      case Caller.TheApp(var slug) ->
          throw new Problem(403, "Resource not accessible by integration");
      case Caller.Person(var login) -> login;
      case Caller.Installation installation -> installation.login();
    };
  }

  /** The login of whoever asks, who must be allowed to write. */
  String writer(Call call, Repo repo) {
    return allowed(call, repo, Permission.WRITE);
  }

  String allowed(Call call, Repo repo, Permission needed) {
    var login = somebody(call);
    if (!permission(call, repo).covers(needed)) {
      throw Problem.forbidden(call.caller());
    }
    return login;
  }

  /** What whoever asks may do. */
  Permission permission(Call call, Repo repo) {
    return switch (call.caller()) {
      case Caller.Anonymous() -> Permission.READ;
      case Caller.Person(var login) -> state.permission(repo, login);
      case Caller.Installation app -> state.permission(repo, app.login());
      case Caller.TheApp(var slug) -> Permission.READ;
    };
  }

  /** The App that asks with an installation token; nobody else may. */
  App installed(Call call) {
    if (call.caller() instanceof Caller.Installation(String slug)) {
      return state.apps().find(slug).orElseThrow(Problem::unauthenticated);
    }
    somebody(call);
    throw new Problem(403, "You must authenticate via a GitHub App.");
  }

  /** The App that asks with a JWT; nobody else may. */
  App itself(Call call) {
    if (call.caller() instanceof Caller.TheApp(String slug)) {
      return state.apps().find(slug).orElseThrow(Problem::unauthenticated);
    }
    throw new Problem(401, "A JSON web token could not be decoded");
  }

  /** A commit named in the path: by branch, tag or id. */
  static String commit(Call call, Repo repo, String name) {
    return repo.git()
        .resolve(call.name(name))
        .orElseThrow(() -> new Problem(422, "No commit found for SHA: " + call.name(name)));
  }
}
