package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.hook.Hook;
import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.state.App;
import java.net.URI;
import java.util.List;

/** The one webhook of an App, and what became of its deliveries. For the App itself only. */
public final class AppHookRoutes implements Group {

  private static final String CONFIG = "/app/hook/config";
  private static final String DELIVERIES = "/app/hook/deliveries";
  private static final String HIDDEN = "********";

  private final Hub hub;
  private final Gate gate;

  public AppHookRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
  }

  /** Tells {@code target} of everything that happens where the App is installed. */
  public static void register(Hub hub, App app, URI target, String secret) {
    long id = hub.hooks().ofApp(app.id()).map(Hook::id).orElseGet(hub::nextId);
    var scope = new Hook.Scope.App(app.id(), app.installation());
    hub.hooks().keep(new Hook(id, scope, target, secret, List.of("*")));
  }

  @Override
  public void add(Routes routes) {
    routes
        .get(CONFIG, call -> config(hook(call)))
        .patch(CONFIG, this::change)
        .get(DELIVERIES, call -> told(call).list(call))
        .get(DELIVERIES + "/{delivery_id}", call -> told(call).show(call))
        .post(DELIVERIES + "/{delivery_id}/attempts", call -> told(call).again(call));
  }

  private Hook hook(Call call) {
    return hub.hooks().ofApp(gate.itself(call).id()).orElseThrow(Problem::notFound);
  }

  private Told told(Call call) {
    return new Told(hub, hook(call));
  }

  private Answer change(Call call) {
    var app = gate.itself(call);
    var known = hub.hooks().ofApp(app.id());
    var url = call.text("url").or(() -> known.map(hook -> hook.target().toString())).orElse("");
    var secret = call.text("secret").or(() -> known.map(Hook::secret)).orElse("");
    register(hub, app, HookRoutes.target(url), secret);
    return config(hook(call));
  }

  private static Answer config(Hook hook) {
    var shape =
        Docs.object()
            .put("content_type", "json")
            .put("insecure_ssl", "0")
            .put("url", hook.target().toString());
    if (!hook.secret().isEmpty()) {
      shape.put("secret", HIDDEN);
    }
    return Answer.ok(shape);
  }
}
