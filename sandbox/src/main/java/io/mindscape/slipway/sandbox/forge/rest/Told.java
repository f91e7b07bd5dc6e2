package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.hook.Delivery;
import io.mindscape.slipway.sandbox.forge.hook.Hook;
import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a hook was told, newest first. Pages begin at a cursor, not at a number: what is told
 * meanwhile moves nothing.
 */
final class Told {

  private static final int USUAL = 30;
  private static final int MOST = 100;
  private static final String CURSOR = "v1_";

  private final Hub hub;
  private final Hook hook;

  Told(Hub hub, Hook hook) {
    this.hub = hub;
    this.hook = hook;
  }

  /** One page: {@code per_page}, {@code cursor}, and {@code redelivery} to see one kind only. */
  Answer list(Call call) {
    int size = Math.clamp(number(call.query("per_page", ""), USUAL), 1, MOST);
    var from = begin(call);
    var page = JsonMapper.shared().createArrayNode();
    from.stream().limit(size).map(this::item).forEach(page::add);
    var answer = Answer.ok(page);
    return from.size() <= size ? answer : answer.with("Link", next(call, size, from.get(size)));
  }

  private List<Delivery> begin(Call call) {
    var kind = call.query("redelivery", "");
    var wanted =
        hub.hooks().deliveries(hook).stream()
            .filter(one -> kind.isEmpty() || kind.equals(Boolean.toString(one.redelivery())));
    var cursor = call.query("cursor", "");
    if (cursor.isEmpty()) {
      return wanted.toList();
    }
    long newest = number(cursor.replaceFirst("^" + CURSOR, ""), -1);
    if (newest < 0) {
      throw new Problem(422, "Invalid cursor");
    }
    return wanted.filter(one -> one.id() <= newest).toList();
  }

  private String next(Call call, int size, Delivery first) {
    var kind = call.query("redelivery", "");
    return "<%s%s?per_page=%d&cursor=%s%d%s>; rel=\"next\""
        .formatted(
            hub.shapes().links().api(),
            call.request().path(),
            size,
            CURSOR,
            first.id(),
            kind.isEmpty() ? "" : "&redelivery=" + kind);
  }

  private static long number(String text, long otherwise) {
    try {
      return text.isEmpty() ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      return otherwise;
    }
  }

  private Delivery find(Call call) {
    return hub.hooks().delivery(hook, call.number("delivery_id")).orElseThrow(Problem::notFound);
  }

  Answer show(Call call) {
    var delivery = find(call);
    var shape = item(delivery).put("url", hook.target().toString());
    shape
        .putObject("request")
        .set("headers", headers(delivery.outcome().sent()))
        .set("payload", JsonMapper.shared().readTree(delivery.message().body()));
    shape
        .putObject("response")
        .set("headers", headers(delivery.outcome().reply().headers()))
        .put("payload", delivery.outcome().reply().body());
    return Answer.ok(shape);
  }

  /** Puts it in line once more, under its old GUID. */
  Answer again(Call call) {
    hub.hooks().sendAgain(hook, find(call).message());
    return new Answer(202, new Answer.Json(Docs.object()));
  }

  private static ObjectNode headers(Map<String, String> headers) {
    var shape = Docs.object();
    headers.forEach(shape::put);
    return shape;
  }

  private ObjectNode item(Delivery delivery) {
    var message = delivery.message();
    var shape =
        Docs.object()
            .put("id", delivery.id())
            .put("guid", message.guid())
            .put("delivered_at", Docs.time(delivery.at()))
            .put("redelivery", delivery.redelivery())
            .put("duration", delivery.outcome().took().toMillis() / 1000.0)
            .put("status", delivery.outcome().status())
            .put("status_code", delivery.outcome().code())
            .put("event", message.event())
            .put("action", message.action().isEmpty() ? null : message.action())
            .put("repository_id", message.repository())
            .putNull("throttled_at");
    return switch (hook.scope()) {
      case Hook.Scope.Repository repository -> shape.putNull("installation_id");
      case Hook.Scope.App app -> shape.put("installation_id", app.installation());
    };
  }
}
