package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Fault;
import io.mindscape.slipway.sandbox.forge.http.Faults;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.shape.Packages;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** What only a sandbox has: bad days by order, and images that appear when somebody says so. */
public final class SandboxRoutes implements Group {

  private final Hub hub;
  private final Faults faults;
  private final Packages packages;

  public SandboxRoutes(Hub hub, Faults faults) {
    this.hub = hub;
    this.faults = faults;
    this.packages = new Packages(hub.shapes());
  }

  @Override
  public void add(Routes routes) {
    routes
        .get("/sandbox/faults", this::list)
        .post("/sandbox/faults", this::misbehave)
        .delete("/sandbox/faults", this::behave)
        .post("/sandbox/packages", this::publish);
  }

  private Answer list(Call call) {
    return Answer.list(faults.rules().stream().map(SandboxRoutes::shape).toList());
  }

  private Answer misbehave(Call call) {
    Gate.somebody(call);
    var said = call.json();
    var rule =
        new Faults.Rule(
            said.path("method").asString("*"),
            call.required("Fault", "path"),
            said.path("times").asInt(1),
            fault(call));
    faults.add(rule);
    return Answer.created(shape(rule));
  }

  private Answer behave(Call call) {
    Gate.somebody(call);
    faults.clear();
    return Answer.done();
  }

  private static Fault fault(Call call) {
    var said = call.json();
    var after = Duration.ofSeconds(said.path("retry_after").asInt(60));
    return switch (call.required("Fault", "fault")) {
      case "status" -> new Fault.Status(said.path("status").asInt(500));
      case "slow" -> new Fault.Slow(Duration.ofMillis(said.path("ms").asInt(1000)));
      case "rate-limit" -> new Fault.RateLimited(after);
      case "secondary-rate-limit" -> new Fault.SecondaryRateLimited(after);
      case "too-many" -> new Fault.TooMany(after);
      case "silent" -> new Fault.Silent(Duration.ofMillis(said.path("ms").asInt(1000)));
      case "truncate" -> new Fault.Truncated();
      case "drop" -> new Fault.Dropped();
      case "lose-delivery" -> new Fault.LostDelivery();
      default -> throw Problem.invalid("Fault", "fault", "invalid");
    };
  }

  private static ObjectNode shape(Faults.Rule rule) {
    var shape =
        Docs.object()
            .put("method", rule.method())
            .put("path", rule.path())
            .put("times", rule.times());
    return switch (rule.fault()) {
      case Fault.Status(int code) -> shape.put("fault", "status").put("status", code);
      case Fault.Slow(Duration by) -> shape.put("fault", "slow").put("ms", by.toMillis());
      case Fault.RateLimited(Duration after) ->
          shape.put("fault", "rate-limit").put("retry_after", after.toSeconds());
      case Fault.SecondaryRateLimited(Duration after) ->
          shape.put("fault", "secondary-rate-limit").put("retry_after", after.toSeconds());
      case Fault.TooMany(Duration after) ->
          shape.put("fault", "too-many").put("retry_after", after.toSeconds());
      case Fault.Silent(Duration by) -> shape.put("fault", "silent").put("ms", by.toMillis());
      case Fault.Truncated() -> shape.put("fault", "truncate");
      case Fault.Dropped() -> shape.put("fault", "drop");
      case Fault.LostDelivery() -> shape.put("fault", "lose-delivery");
    };
  }

  /** {@code repository}, {@code package} as {@code namespace/name}, and {@code tag}. */
  private Answer publish(Call call) {
    var repo =
        hub.state().repo(call.required("Package", "repository")).orElseThrow(Problem::notFound);
    var login = new Gate(hub.state()).writer(call, repo);
    var image = call.required("Package", "package");
    var tag = call.required("Package", "tag");
    var registered = packages.published(new Packages.Image(image, tag), login, hub.now());
    registered.put("id", hub.nextId());
    var payload = Docs.object();
    payload.set("registry_package", registered);
    hub.events().tell(repo, "registry_package", "published", login, payload);
    return Answer.created(registered);
  }
}
