package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.recovery.FailedDeliveries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What GitHub could not deliver to the App, and keeps for three days. */
final class GitHubFailedDeliveries implements FailedDeliveries {

  private static final String PATH = "/app/hook/deliveries";

  /** What the bot answers to what it does not want, now or ever. */
  private static final Set<Integer> REFUSED = Set.of(400, 403, 413);

  private final Rest rest;

  /**
   * @param rest as the App itself; nobody else may ask
   */
  GitHubFailedDeliveries(Rest rest) {
    this.rest = rest;
  }

  @Override
  public List<Failed> since(Instant since) {
    var failed = new LinkedHashMap<String, Failed>();
    var arrived = new HashSet<String>();
    rest.pages("", PATH + "?per_page=100", page -> read(page, since, failed, arrived));
    failed.keySet().removeAll(arrived);
    return new ArrayList<>(failed.values()).reversed();
  }

  /** Whether what is older still counts: the newest attempts come first. */
  private static boolean read(
      JsonNode page, Instant since, Map<String, Failed> failed, Set<String> arrived) {
    for (var item : page) {
      var attempt = attempt(item);
      if (attempt.at().isBefore(since)) {
        return false;
      }
      if (isSettled(item)) {
        arrived.add(attempt.guid());
      } else {
        failed.putIfAbsent(attempt.guid(), attempt);
      }
    }
    return true;
  }

  /** Whether it was taken, or refused for what it is. */
  private static boolean isSettled(JsonNode item) {
    int code = item.path("status_code").asInt(0);
    return (code >= 200 && code < 300) || REFUSED.contains(code);
  }

  private static Failed attempt(JsonNode item) {
    return new Failed(
        item.path("id").asLong(0),
        item.path("guid").asString(""),
        item.path("event").asString(""),
        item.path("action").asString(""),
        Instant.parse(item.path("delivered_at").asString("")));
  }

  @Override
  public void redeliver(long id) {
    var path = Rest.path(PATH, id, "attempts");
    var reply = rest.answer("", "POST", path, Map.of());
    if (!reply.ok()) {
      rest.json("POST " + path, reply);
    }
  }
}
