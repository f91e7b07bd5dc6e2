package io.mindscape.slipway.sandbox.forge;

import io.mindscape.slipway.sandbox.forge.git.BareRepository;
import io.mindscape.slipway.sandbox.forge.git.Host;
import io.mindscape.slipway.sandbox.forge.git.RefChange;
import io.mindscape.slipway.sandbox.forge.http.Authentication;
import io.mindscape.slipway.sandbox.forge.http.Caller;
import io.mindscape.slipway.sandbox.forge.http.Turns;
import io.mindscape.slipway.sandbox.forge.rest.Hub;
import io.mindscape.slipway.sandbox.forge.state.Permission;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.List;
import java.util.Optional;

/** Git's view of the forge. */
final class GitHost implements Host {

  private final Hub hub;
  private final Authentication authentication;
  private final Turns turns;
  private final Changes changes;

  GitHost(Hub hub, Authentication authentication, Turns turns, Changes changes) {
    this.hub = hub;
    this.authentication = authentication;
    this.turns = turns;
    this.changes = changes;
  }

  @Override
  public Optional<BareRepository> repository(String name) {
    return hub.state().repo(name).map(Repo::git);
  }

  @Override
  public Access access(String name, String authorization, boolean push) {
    var caller = authentication.who(authorization);
    if (caller.isEmpty() || (push && caller.get() instanceof Caller.Anonymous)) {
      return new Access.WhoAreYou();
    }
    var login = caller.get().login();
    boolean mayPush =
        hub.state()
            .repo(name)
            .filter(repo -> hub.state().permission(repo, login).covers(Permission.WRITE))
            .isPresent();
    return push && !mayPush ? new Access.Forbidden(login) : new Access.Allowed(login);
  }

  @Override
  public void pushed(String name, String login, List<RefChange> moved) {
    turns.take(
        () -> {
          var repo = hub.state().repo(name).orElseThrow();
          moved.forEach(change -> hub.pushes().happened(repo, change, login));
          changes.another();
          return repo;
        });
  }
}
