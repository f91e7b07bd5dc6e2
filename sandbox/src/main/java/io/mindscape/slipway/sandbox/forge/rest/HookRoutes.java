package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.hook.Hook;
import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.state.Permission;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks of a repository, and what became of their deliveries. For its administrators only. */
public final class HookRoutes implements Group {

  private static final String ALL = "/repos/{owner}/{repo}/hooks";
  private static final String ONE = ALL + "/{hook_id}";
  private static final String DELIVERIES = ONE + "/deliveries";

  private final Hub hub;
  private final Gate gate;

  public HookRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
  }

  /** Adds a hook and greets it. */
  public static void register(Hub hub, Repo repo, Hook hook, String login) {
    hub.hooks().keep(hook);
    hub.events().ping(repo, hook, login, shape(hub, repo, hook));
  }

  @Override
  public void add(Routes routes) {
    routes
        .get(ALL, this::list)
        .post(ALL, this::create)
        .get(ONE, call -> Answer.ok(shape(hub, gate.repo(call), hook(call))))
        .patch(ONE, this::change)
        .delete(ONE, this::remove)
        .post(ONE + "/pings", this::ping)
        .get(DELIVERIES, call -> told(call).list(call))
        .get(DELIVERIES + "/{delivery_id}", call -> told(call).show(call))
        .post(DELIVERIES + "/{delivery_id}/attempts", call -> told(call).again(call));
  }

  private Repo administered(Call call) {
    var repo = gate.repo(call);
    Gate.somebody(call);
    if (!gate.permission(call, repo).covers(Permission.ADMIN)) {
      throw Problem.notFound();
    }
    return repo;
  }

  private Hook hook(Call call) {
    return hub.hooks().of(administered(call).fullName()).stream()
        .filter(hook -> hook.id() == call.number("hook_id"))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  private Answer list(Call call) {
    var repo = administered(call);
    var hooks = hub.hooks().of(repo.fullName()).stream();
    return Answer.list(hooks.map(hook -> shape(hub, repo, hook)).toList());
  }

  private Answer create(Call call) {
    var repo = administered(call);
    var config = call.json().path("config");
    var hook =
        new Hook(
            hub.nextId(),
            new Hook.Scope.Repository(repo.fullName()),
            target(config.path("url").asString("")),
            config.path("secret").asString(""),
            events(call.json().path("events"), List.of("push")));
    register(hub, repo, hook, call.caller().login());
    return Answer.created(shape(hub, repo, hook));
  }

  private Answer change(Call call) {
    var old = hook(call);
    var config = call.json().path("config");
    var hook =
        old.with(
            target(config.path("url").asString(old.target().toString())),
            config.path("secret").asString(old.secret()),
            events(call.json().path("events"), old.events()));
    hub.hooks().keep(hook);
    return Answer.ok(shape(hub, gate.repo(call), hook));
  }

  static URI target(String url) {
    if (!url.matches("https?://[^ ]+")) {
      throw Problem.broken("Hook", "url is not an address");
    }
    return URI.create(url);
  }

  private static List<String> events(JsonNode given, List<String> otherwise) {
    var events = new ArrayList<String>();
    given.forEach(event -> events.add(event.asString("")));
    return events.isEmpty() ? otherwise : events;
  }

  private Answer remove(Call call) {
    hub.hooks().remove(hook(call).id());
    return Answer.done();
  }

  private Answer ping(Call call) {
    var hook = hook(call);
    var repo = gate.repo(call);
    hub.events().ping(repo, hook, call.caller().login(), shape(hub, repo, hook));
    return Answer.done();
  }

  private Told told(Call call) {
    return new Told(hub, hook(call));
  }

  private static ObjectNode shape(Hub hub, Repo repo, Hook hook) {
    var url = hub.shapes().links().api(repo) + "/hooks/" + hook.id();
    var shape =
        Docs.object()
            .put("type", "Repository")
            .put("id", hook.id())
            .put("name", "web")
            .put("active", true);
    var events = shape.putArray("events");
    hook.events().forEach(events::add);
    var config = shape.putObject("config");
    config
        .put("content_type", "json")
        .put("insecure_ssl", "0")
        .put("url", hook.target().toString());
    if (!hook.secret().isEmpty()) {
      config.put("secret", "********");
    }
    shape
        .put("updated_at", hub.now())
        .put("created_at", hub.now())
        .put("url", url)
        .put("test_url", url + "/tests")
        .put("ping_url", url + "/pings")
        .put("deliveries_url", url + "/deliveries");
    shape.set("last_response", lastResponse(hub, hook));
    return shape;
  }

  private static ObjectNode lastResponse(Hub hub, Hook hook) {
    var told = hub.hooks().deliveries(hook);
    if (told.isEmpty()) {
      return Docs.object().putNull("code").put("status", "unused").putNull("message");
    }
    var outcome = told.getFirst().outcome();
    boolean ok = outcome.status().equals("OK");
    return Docs.object()
        .put("code", outcome.code())
        .put("status", ok ? "active" : "error")
        .put("message", outcome.status());
  }
}
