package io.mindscape.slipway.bot.api;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.mindscape.slipway.bot.plan.PlanJson;
import io.mindscape.slipway.bot.plan.Windows;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request;
import io.mindscape.slipway.jobs.maintenance.orders.Order;
import io.mindscape.slipway.jobs.maintenance.plan.Planning.Planned;
import io.mindscape.slipway.policies.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v1/window?repository=OWNER/NAME}: the plan of each repository's window, of the one
 * that is open, else of the next. What is wrong with one repository stands in its place, and hides
 * no other.
 */
final class WindowAnswer {

  private final Windows windows;

  WindowAnswer(Windows windows) {
    this.windows = windows;
  }

  void show(ServerRequest request, ServerResponse response) {
    var wanted = request.query().first("repository").orElse("");
    var answer = Answers.JSON.createObjectNode();
    var list = answer.putArray("windows");
    repositories(wanted).forEach(repo -> list.add(window(repo)));
    Answers.send(response, answer);
  }

  private List<RepoName> repositories(String wanted) {
    var all = windows.repositories();
    if (wanted.isEmpty()) {
      return all;
    }
    var found = all.stream().filter(repo -> repo.toString().equalsIgnoreCase(wanted)).toList();
    if (found.isEmpty()) {
      throw new Refused("repository is one that Slipway looks after, as SLIPWAY_REPOSITORIES has.");
    }
    return found;
  }

  private ObjectNode window(RepoName repo) {
    ObjectNode window;
    try {
      window = window(windows.planned(repo));
    } catch (Refused refused) {
      window = Answers.JSON.createObjectNode().put("problem", refused.getMessage());
    }
    window.put("repository", repo.toString());
    var runs = window.putArray("breakGlass");
    windows.breakGlass(repo).forEach(request -> runs.add(run(request)));
    return window;
  }

  private static ObjectNode window(Planned planned) {
    var window = PlanJson.of(planned.plan(), planned.known());
    window.put("schedule", planned.schedule().words());
    window.put("zone", planned.schedule().zone().getId());
    window.path("tasks").forEach(task -> remember((ObjectNode) task, planned));
    PlanJson.freezes(window, planned.freezes());
    var turns = window.putArray("turns");
    planned
        .turns()
        .forEach((task, state) -> turns.addObject().put("name", task).put("state", word(state)));
    return window;
  }

  /** What there is to say of a task besides the plan. */
  private static void remember(ObjectNode task, Planned planned) {
    var name = task.path("name").asString();
    var known = planned.known();
    task.put("deferrals", known.deferrals().applyAsInt(name));
    task.put("raised", known.isRaised(name));
    var orders = task.putArray("orders");
    known.orders().held(name).ifPresent(order -> add(orders, order));
    known.orders().first(name).ifPresent(order -> add(orders, order));
  }

  private static void add(ArrayNode orders, Order order) {
    orders
        .addObject()
        .put("order", word(order.word()))
        .put("by", order.who())
        .put("reason", order.reason());
  }

  private static ObjectNode run(Request request) {
    var course = request.course();
    var confirmed = Optional.ofNullable(course.confirmed());
    var opening = Optional.ofNullable(course.opening());
    return Answers.JSON
        .createObjectNode()
        .put("id", request.id())
        .put("task", request.wish().task())
        .put("reason", request.wish().reason())
        .put("state", word(request.state()))
        .put("askedBy", request.asked().by())
        .put("issue", request.asked().issue())
        .put("confirmedBy", confirmed.map(Request.Confirmed::by).orElse(null))
        .put("opens", opening.map(one -> one.opens().toString()).orElse(null))
        .put("closes", opening.map(one -> one.closes().toString()).orElse(null));
  }

  private static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
