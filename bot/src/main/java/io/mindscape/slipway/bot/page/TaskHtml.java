package io.mindscape.slipway.bot.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;

/** A task of a report: when and how long, what it did, and its steps behind a fold. */
final class TaskHtml {

  private final Html page;
  private final String forge;
  private final Lanes lanes;

  TaskHtml(Html page, String forge, Lanes lanes) {
    this.page = page;
    this.forge = forge;
    this.lanes = lanes;
  }

  /**
   * How an outcome is shown.
   *
   * @param style of {@code page.html}
   */
  record Look(String sign, String style, String words) {

    /**
     * That of an outcome.
     *
     * @param outcome as the report's JSON has it
     */
    static Look of(String outcome) {
      return switch (outcome) {
        case "to_come" -> new Look("…", "plan", "to come");
        case "running" -> new Look("…", "plan", "at work");
        case "done" -> new Look("✓", "good", "done");
        case "failed" -> new Look("✕", "bad", "failed");
        case "not_done" -> new Look("–", "bad", "not done");
        case "put_off" -> new Look("–", "warn", "put off");
        case "in_part" -> new Look("–", "warn", "done in part");
        case "stopped" -> new Look("–", "warn", "stopped before the end");
        default -> new Look("–", "warn", outcome);
      };
    }
  }

  /** An item of a list. */
  void task(JsonNode task) {
    var look = Look.of(task.path("outcome").asString(""));
    page.raw("<li>\n<h3><span class=\"%s\">%s</span> ".formatted(look.style(), look.sign()));
    page.words(task.path("name").asString("")).raw("</h3>\n<p>");
    page.words(look.words() + times(task) + row(task)).raw("</p>\n");
    if (task.has("from") && !task.path("outcome").asString("").equals("put_off")) {
      var from = Instant.parse(task.path("from").asString());
      lanes.bar(look.style(), from, task.has("to") ? instant(task, "to") : lanes.now());
    }
    notes(task);
    steps(task.path("steps"));
    page.raw("</li>\n");
  }

  private static Instant instant(JsonNode span, String field) {
    return Instant.parse(span.path(field).asString());
  }

  /** Behind the outcome. */
  private static String times(JsonNode span) {
    var outcome = span.path("outcome").asString("");
    if (!span.has("from") || outcome.equals("put_off") || outcome.equals("not_done")) {
      return "";
    }
    var from = Times.time(instant(span, "from"));
    if (!span.has("to")) {
      return " since " + from;
    }
    var again = span.path("attempts").asInt(1) > 1 ? ", after an interruption" : "";
    return ": %s, %s to %s%s%s"
        .formatted(
            Times.length(Duration.ofSeconds(span.path("tookSeconds").asLong())),
            from,
            Times.time(instant(span, "to")),
            expected(span),
            again);
  }

  private static String expected(JsonNode span) {
    return span.has("expectedSeconds")
        ? ", expected " + Times.length(Duration.ofSeconds(span.path("expectedSeconds").asLong()))
        : "";
  }

  private static String row(JsonNode task) {
    int row = task.path("putOffInARow").asInt();
    if (row < 2) {
      return "";
    }
    var what = task.path("outcome").asString("").equals("put_off") ? "," : "; not finished";
    return "%s %d times in a row by now%s"
        .formatted(
            what, row, task.path("raised").asBoolean() ? ", so it comes first next time" : "");
  }

  /** What it says itself, then what its steps say. */
  private void notes(JsonNode task) {
    var all = new ArrayList<JsonNode>();
    task.path("notes").forEach(all::add);
    task.path("steps").forEach(step -> step.path("notes").forEach(all::add));
    if (all.isEmpty()) {
      return;
    }
    page.raw("<ul class=\"words\">\n");
    for (var note : all) {
      page.raw("<li>").raw(kind(note.path("kind").asString("")));
      Marked.into(page, forge, note.path("text").asString(""));
      page.raw("</li>\n");
    }
    page.raw("</ul>\n");
  }

  private static String kind(String kind) {
    return switch (kind) {
      case "could_not" -> "<span class=\"bad\">not done:</span> ";
      case "waits" -> "<span class=\"warn\">for you:</span> ";
      case "left" -> "<span class=\"bad\">half-done:</span> ";
      default -> "";
    };
  }

  private void steps(JsonNode steps) {
    if (steps.isEmpty()) {
      return;
    }
    page.raw("<details><summary>").words(Html.count(steps.size(), "step")).raw("</summary>");
    page.raw("<ol class=\"inside\">\n");
    for (var step : steps) {
      var look = Look.of(step.path("outcome").asString(""));
      page.raw("<li><span class=\"%s\">%s</span> ".formatted(look.style(), look.sign()));
      page.words(step.path("title").asString("") + ", " + look.words() + times(step));
      page.raw("</li>\n");
    }
    page.raw("</ol></details>\n");
  }
}
