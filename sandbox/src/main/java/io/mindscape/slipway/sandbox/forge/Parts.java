package io.mindscape.slipway.sandbox.forge;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.sandbox.forge.event.Events;
import io.mindscape.slipway.sandbox.forge.event.Pushes;
import io.mindscape.slipway.sandbox.forge.git.Host;
import io.mindscape.slipway.sandbox.forge.hook.Hook;
import io.mindscape.slipway.sandbox.forge.hook.Hooks;
import io.mindscape.slipway.sandbox.forge.http.Authentication;
import io.mindscape.slipway.sandbox.forge.http.ETags;
import io.mindscape.slipway.sandbox.forge.http.Errors;
import io.mindscape.slipway.sandbox.forge.http.Faults;
import io.mindscape.slipway.sandbox.forge.http.Filter;
import io.mindscape.slipway.sandbox.forge.http.Handler;
import io.mindscape.slipway.sandbox.forge.http.Limits;
import io.mindscape.slipway.sandbox.forge.http.Paging;
import io.mindscape.slipway.sandbox.forge.http.RateLimit;
import io.mindscape.slipway.sandbox.forge.http.Turns;
import io.mindscape.slipway.sandbox.forge.rest.Api;
import io.mindscape.slipway.sandbox.forge.rest.AppHookRoutes;
import io.mindscape.slipway.sandbox.forge.rest.HookRoutes;
import io.mindscape.slipway.sandbox.forge.rest.Hub;
import io.mindscape.slipway.sandbox.forge.shape.Shapes;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import io.mindscape.slipway.sandbox.forge.state.State;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * What a forge is made of.
 *
 * @param api answers each call, behind everything that every call passes
 */
record Parts(Hub hub, Faults faults, Limits limits, Changes changes, Handler api, Host host)
    implements AutoCloseable {

  static Parts of(Clock clock) {
    var state = new State(clock);
    var faults = new Faults();
    var shapes = Shapes.of(state.accounts());
    var hooks = new Hooks(faults, state.ids()::next, clock);
    var events = new Events(hooks, shapes, state.accounts());
    var hub = new Hub(state, shapes, hooks, events, new Pushes(state, shapes, events));
    var turns = new Turns();
    var changes = new Changes();
    var authentication = new Authentication(new Identities(state));
    var limit = new RateLimit(clock, faults);
    var limits = new Limits(clock);
    List<Filter> filters =
        List.of(
            authentication,
            limits,
            turns,
            limit,
            changes,
            new ETags(),
            new Paging(shapes.links()::api),
            new Errors());
    var api = Filter.chain(filters, Api.routes(hub, limit, faults));
    var host = new GitHost(hub, authentication, turns, changes);
    return new Parts(hub, faults, limits, changes, api, host);
  }

  Repo repo(String name) {
    return hub.state()
        .repo(name)
        .orElseThrow(() -> new Refused("There is no repository \"" + name + "\" on the forge"));
  }

  void hook(Repo repo, URI target, String secret) {
    var hook =
        new Hook(
            hub.nextId(), new Hook.Scope.Repository(repo.fullName()), target, secret, List.of("*"));
    HookRoutes.register(hub, repo, hook, repo.name().owner());
  }

  void appHook(String slug, URI target, String secret) {
    var app =
        hub.state()
            .apps()
            .find(slug)
            .orElseThrow(() -> new Refused("There is no App \"" + slug + "\" on the forge"));
    AppHookRoutes.register(hub, app, target, secret);
  }

  @Override
  public void close() {
    hub.hooks().close();
    hub.state().repos().forEach(repo -> repo.git().close());
  }
}
