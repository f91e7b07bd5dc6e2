package io.mindscape.slipway.bot.page;

import io.mindscape.slipway.jobs.maintenance.report.Reports.Report;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A report of maintenance: first what a person has to do, then task by task what was done. */
final class ReportHtml {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Map<String, String> VERBS =
      Map.of("vetoed", "vetoed", "put_off", "put off", "put_first", "put first");

  private static final Set<String> WAITING = Set.of("put_off", "in_part", "stopped");

  private final Html page;
  private final Report report;
  private final JsonNode json;
  private final String forge;

  /**
   * @param forge where the repository is looked at
   */
  ReportHtml(Html page, Report report, String forge) {
    this.page = page;
    this.report = report;
    this.json = JSON.readTree(report.json());
    this.forge = forge;
  }

  /**
   * The whole page.
   *
   * @param more links to what is beside it; a list of markup
   * @param api where a program gets the same, from this page
   */
  static String of(Report report, String forge, List<String> more, String api) {
    var html = new ReportHtml(new Html(), report, forge);
    html.head(more);
    html.page.raw("<main>\n");
    html.body();
    html.next();
    html.page.raw("</main>\n");
    html.foot(api);
    return Document.of(html.title(), html.page.toString());
  }

  private String title() {
    return "%s: %s".formatted(report.repo(), json.path("title").asString("Maintenance"));
  }

  private void head(List<String> more) {
    var verdict = verdict();
    page.raw("<header>\n<p class=\"faint\"><a href=\"").words(forge).raw("\">");
    page.words(report.repo().toString()).raw("</a> · ");
    page.words(json.path("title").asString("")).raw("</p>\n");
    page.raw("<h1 class=\"%s\">%s ".formatted(verdict.style(), verdict.sign()));
    page.words(report.summary()).raw("</h1>\n<p>").words(Times.when(report.opening()));
    page.raw("</p>\n");
    asked();
    nav(page, more);
    page.raw("</header>\n");
  }

  /** Links beside each other. */
  static void nav(Html page, List<String> links) {
    if (!links.isEmpty()) {
      page.raw("<nav aria-label=\"More of maintenance\"><ul>");
      links.forEach(link -> page.raw("<li>" + link + "</li>"));
      page.raw("</ul></nav>\n");
    }
  }

  private TaskHtml.Look verdict() {
    var outcomes =
        json.path("tasks").valueStream().map(task -> task.path("outcome").asString("")).toList();
    if (!json.path("over").asBoolean()) {
      return TaskHtml.Look.of("running");
    }
    return Stream.of("failed", "not_done", "stopped", "in_part", "put_off")
        .filter(outcomes::contains)
        .findFirst()
        .map(TaskHtml.Look::of)
        .orElseGet(() -> TaskHtml.Look.of("done"));
  }

  private void asked() {
    if (json.path("kind").asString("").equals("break_glass")) {
      page.raw("<p>")
          .words(
              "%s asked for it, and %s confirmed it: “%s”."
                  .formatted(text("askedBy"), text("confirmedBy"), text("reason")))
          .raw("</p>\n");
    }
  }

  private String text(String field) {
    return json.path(field).asString("");
  }

  /** What needs a person, and what was begun; of an opening that is in progress. */
  void soFar() {
    marked("Needs you", "needsYou");
    tasks(
        "So far",
        json.path("tasks")
            .valueStream()
            .filter(task -> !task.path("outcome").asString("").equals("to_come"))
            .toList());
  }

  /** What needs a person, the tasks, and what people and clocks did to them. */
  private void body() {
    marked("Needs you", "needsYou");
    if (json.path("needsYou").isEmpty() && json.path("over").asBoolean()) {
      page.raw("<p>Nothing needs you.</p>\n");
    }
    tasks("Tasks", json.path("tasks").valueStream().toList());
    orders();
    plain("What held it up", "heldUpBy");
  }

  private void tasks(String heading, List<JsonNode> tasks) {
    page.raw(ReviewHtml.section(heading));
    var now = json.path("over").asBoolean() ? Instant.MAX : report.at();
    var lanes = new Lanes(page, report.opening(), now);
    lanes.scale();
    page.raw("<ol class=\"tasks\">\n");
    tasks.forEach(task -> new TaskHtml(page, forge, lanes).task(task));
    page.raw("</ol>\n");
  }

  private void marked(String heading, String field) {
    if (!json.path(field).isEmpty()) {
      page.raw(ReviewHtml.section(heading)).raw("<ul class=\"words\">\n");
      for (var line : json.path(field)) {
        page.raw("<li>");
        Marked.into(page, forge, line.asString());
        page.raw("</li>\n");
      }
      page.raw("</ul>\n");
    }
  }

  private void plain(String heading, String field) {
    if (!json.path(field).isEmpty()) {
      page.raw(ReviewHtml.section(heading)).raw("<ul class=\"words\">\n");
      json.path(field).forEach(line -> page.in("li", line.asString() + ".").raw("\n"));
      page.raw("</ul>\n");
    }
  }

  private void orders() {
    if (json.path("orders").isEmpty()) {
      return;
    }
    page.raw(ReviewHtml.section("Ordered by people")).raw("<ul class=\"words\">\n");
    for (var order : json.path("orders")) {
      var reason = order.path("reason").asString("");
      page.in(
          "li",
          "%s %s %s%s"
              .formatted(
                  order.path("who").asString(),
                  VERBS.getOrDefault(order.path("order").asString(), "said something of"),
                  order.path("task").asString(),
                  reason.isEmpty() ? "" : ": “%s”".formatted(reason)));
      page.raw("\n");
    }
    page.raw("</ul>\n");
  }

  private void next() {
    var next = json.path("next");
    if (!next.has("opens")) {
      return;
    }
    var opening =
        new Opening(
            Instant.parse(next.path("opens").asString()),
            Instant.parse(next.path("closes").asString()));
    page.raw(ReviewHtml.section("Next")).raw("<p>");
    page.words("%s.%s".formatted(Times.when(opening), waiting()));
    json.path("notHeld").forEach(line -> page.words(" " + line.asString() + "."));
    page.raw("</p>\n");
  }

  /** What of it goes on in the next one; what people ran outside of a window waits for none. */
  private String waiting() {
    if (!text("kind").equals("window")) {
      return "";
    }
    var names =
        json.path("tasks")
            .valueStream()
            .filter(task -> WAITING.contains(task.path("outcome").asString("")))
            .map(
                task ->
                    task.path("name").asString("")
                        + (task.path("raised").asBoolean() ? " (first)" : ""))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : " Waiting for it: %s.".formatted(names);
  }

  private void foot(String api) {
    page.raw("<footer>\n<p>Written <time datetime=\"%s\">".formatted(report.at()));
    page.words(Times.moment(report.at())).raw(" UTC</time>. Times are in UTC.<br>");
    page.raw("The same as JSON, with the API's token: <a href=\"%s\">".formatted(api));
    page.words(api.replaceFirst("^(\\.\\./)+", "/")).raw("</a></p>\n</footer>\n");
  }
}
