package io.mindscape.slipway.jobs.maintenance.report;

import io.mindscape.slipway.jobs.maintenance.report.Account.Frame;
import io.mindscape.slipway.jobs.maintenance.report.Account.Kind;
import io.mindscape.slipway.jobs.maintenance.report.TaskTold.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report for programs: the same facts as the text, durations in seconds, instants in UTC. Its
 * names are a contract.
 */
final class ReportJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private ReportJson() {}

  static String of(Account account) {
    var text = new ReportText(account);
    var json = JSON.createObjectNode();
    frame(json, account.frame());
    json.put("title", text.title()).put("summary", text.summary()).put("over", account.isOver());
    strings(json.putArray("needsYou"), text.needs());
    var tasks = json.putArray("tasks");
    account.tasks().forEach(task -> task(tasks.addObject(), task));
    orders(json.putArray("orders"), account.orders());
    strings(json.putArray("heldUpBy"), account.closed());
    account
        .ahead()
        .opening()
        .ifPresent(
            next ->
                json.putObject("next")
                    .put("opens", next.opens().toString())
                    .put("closes", next.closes().toString()));
    strings(json.putArray("notHeld"), account.ahead().notHeld());
    return json.toPrettyString();
  }

  /** Whether that report says of itself that nothing more is to come. */
  static boolean isOver(String json) {
    return JSON.readTree(json).path("over").asBoolean();
  }

  /** Its title. */
  static String title(String json) {
    return JSON.readTree(json).path("title").asString("");
  }

  /** What needs a person in it; a line of Markdown each. */
  static List<String> needs(String json) {
    return JSON.readTree(json)
        .path("needsYou")
        .valueStream()
        .map(line -> line.asString(""))
        .toList();
  }

  /** The tasks in it that need a person, by their names. */
  static List<String> needing(String json) {
    return tasks(json).filter(ReportJson::needs).map(ReportJson::name).toList();
  }

  /** The tasks in it that were done, by their names. */
  static List<String> done(String json) {
    return tasks(json)
        .filter(task -> is(task.path("outcome"), Outcome.DONE))
        .map(ReportJson::name)
        .toList();
  }

  private static Stream<JsonNode> tasks(String json) {
    return JSON.readTree(json).path("tasks").valueStream();
  }

  private static String name(JsonNode task) {
    return task.path("name").asString("");
  }

  private static boolean needs(JsonNode task) {
    var parts = Stream.concat(Stream.of(task), task.path("steps").valueStream());
    return task.path("raised").asBoolean() || parts.anyMatch(ReportJson::isForAPerson);
  }

  /** Of a task or a step. */
  private static boolean isForAPerson(JsonNode part) {
    return is(part.path("outcome"), Outcome.FAILED, Outcome.NOT_DONE)
        || part.path("notes")
            .valueStream()
            .anyMatch(note -> is(note.path("kind"), Said.Kind.WAITS, Said.Kind.LEFT));
  }

  private static boolean is(JsonNode word, Enum<?>... wanted) {
    return Arrays.stream(wanted).anyMatch(one -> word(one).equals(word.asString("")));
  }

  private static void frame(ObjectNode json, Frame frame) {
    json.put("repository", frame.repo().toString())
        .put("opens", frame.opening().opens().toString())
        .put("closes", frame.opening().closes().toString())
        .put("writtenAt", frame.asOf().toString());
    switch (frame.kind()) {
      case Kind.Regular regular -> json.put("kind", "window");
      case Kind.BreakGlass(var askedBy, var confirmedBy, var reason) ->
          json.put("kind", "break_glass")
              .put("askedBy", askedBy)
              .put("confirmedBy", confirmedBy)
              .put("reason", reason);
    }
  }

  private static void task(ObjectNode json, TaskTold task) {
    json.put("name", task.name());
    span(json, task.span());
    json.put("putOffInARow", task.putOffInARow()).put("raised", task.isRaised());
    said(json.putArray("notes"), task.said());
    var steps = json.putArray("steps");
    for (var step : task.steps()) {
      var one = steps.addObject().put("title", step.title());
      span(one, step.span());
      said(one.putArray("notes"), step.said());
    }
  }

  private static void span(ObjectNode json, Span span) {
    json.put("outcome", word(span.outcome()));
    if (span.outcome() != Outcome.TO_COME) {
      json.put("from", span.from().toString());
    }
    if (span.outcome().isEnd()) {
      json.put("to", span.to().toString()).put("tookSeconds", span.took().toSeconds());
    }
    if (!span.expected().isZero()) {
      json.put("expectedSeconds", span.expected().toSeconds());
    }
    json.put("attempts", span.attempts());
  }

  private static void said(ArrayNode json, List<Said> all) {
    all.forEach(said -> json.addObject().put("kind", word(said.kind())).put("text", said.text()));
  }

  private static void orders(ArrayNode json, List<Account.Order> orders) {
    orders.forEach(
        order ->
            json.addObject()
                .put("who", order.who())
                .put("order", word(order.verb()))
                .put("task", order.task())
                .put("reason", order.reason()));
  }

  private static void strings(ArrayNode json, List<String> all) {
    all.forEach(json::add);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
