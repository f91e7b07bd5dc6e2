package io.mindscape.slipway.bot.page;

import io.mindscape.slipway.bot.page.Sight.Standing;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request;
import io.mindscape.slipway.jobs.maintenance.orders.Order;
import io.mindscape.slipway.jobs.maintenance.plan.Plan.Entry;
import io.mindscape.slipway.jobs.maintenance.plan.Planning.Planned;
import io.mindscape.slipway.policies.strategy.Frozen;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The page of a window: when it is, what it is for, and what stands against that. */
final class WindowHtml {

  private final Sight sight;
  private final String forge;
  private final String query;
  private final Html page = new Html();

  private WindowHtml(Sight sight, String forge, String query) {
    this.sight = sight;
    this.forge = forge;
    this.query = query;
  }

  /**
   * The page.
   *
   * @param forge where the repository is looked at
   * @param query what links to pages beside it end with
   */
  static String of(Sight sight, String forge, String query) {
    var html = new WindowHtml(sight, forge, query);
    switch (sight.plan()) {
      case Standing.There there -> html.there(there);
      case Standing.Not(var problem) -> {
        html.head("bad", "✕ There is no window");
        html.page.raw("</header>\n<main>\n<p>").prose(problem).raw("</p>\n");
      }
    }
    html.runs();
    html.reports();
    html.page.raw("</main>\n");
    html.foot();
    return Document.of("%s: maintenance window".formatted(sight.repo()), html.page.toString());
  }

  private void there(Standing.There there) {
    var planned = there.planned();
    var plan = planned.plan();
    head("", plan.open() ? "The window is open" : Times.when(plan.opening()));
    page.raw("<p>").words(sum(planned)).raw("</p>\n");
    page.raw("<p class=\"faint\">").words(planned.schedule().words());
    var elsewhere = Times.elsewhere(plan.opening(), planned.schedule().zone());
    page.words(elsewhere.isEmpty() ? "" : " (%s)".formatted(elsewhere)).raw("</p>\n");
    page.raw("</header>\n<main>\n");
    there.soFar().ifPresent(report -> new ReportHtml(page, report, forge).soFar());
    new PlanHtml(page, sight.at(), planned).all();
    orders(planned.known().orders().inForce());
    freezes(planned.freezes());
  }

  private void head(String style, String title) {
    page.raw("<header>\n<p class=\"faint\"><a href=\"").words(forge).raw("\">");
    page.words(sight.repo().toString()).raw("</a> · Maintenance window</p>\n");
    page.raw("<h1 class=\"%s\">".formatted(style)).words(title).raw("</h1>\n");
  }

  private String sum(Planned planned) {
    var plan = planned.plan();
    var entries = PlanHtml.toCome(planned);
    long fit = entries.stream().filter(Entry.Fits.class::isInstance).count();
    var tasks =
        entries.isEmpty()
            ? plan.open() ? "No task is left to begin." : "No task is named."
            : "%d of %s %s%s to run."
                .formatted(
                    fit,
                    Html.count(entries.size(), "task"),
                    fit == 1 ? "is" : "are",
                    plan.open() ? " still" : "");
    var opening = plan.opening();
    return plan.open()
        ? "%s. It closes in %s. %s"
            .formatted(
                Times.when(opening),
                Times.length(Duration.between(sight.at(), opening.closes())),
                tasks)
        : "It opens in %s. %s"
            .formatted(Times.length(Duration.between(sight.at(), opening.opens())), tasks);
  }

  private void orders(List<Order> orders) {
    page.raw(ReviewHtml.section("Ordered by people"));
    if (orders.isEmpty()) {
      page.raw("<p>Nothing. Orders are given on the issue that announces the window.</p>\n");
      return;
    }
    page.raw("<ul class=\"words\">\n");
    for (var order : orders) {
      page.raw("<li>").in("code", order.task()).raw(" ").prose(order.words()).raw("</li>\n");
    }
    page.raw("</ul>\n");
  }

  private void freezes(List<Frozen> freezes) {
    page.raw(ReviewHtml.section("Freezes"));
    if (freezes.isEmpty()) {
      page.raw("<p>None.</p>\n");
      return;
    }
    page.raw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Freezes\">\n<table>");
    page.raw("<thead><tr><th scope=\"col\">freeze</th><th scope=\"col\">holds</th>");
    page.raw("<th scope=\"col\">from</th><th scope=\"col\">to</th></tr></thead>\n<tbody>\n");
    for (var frozen : freezes) {
      var freeze = frozen.freeze();
      page.raw("<tr>")
          .in("th scope=\"row\"", freeze.name().isEmpty() ? "(no name)" : freeze.name());
      page.in("td", frozen.environment().map(name -> name + " alone").orElse("the window"));
      page.in("td", Times.moment(freeze.from())).in("td", Times.moment(freeze.to()));
      page.raw("</tr>\n");
    }
    page.raw("</tbody></table>\n</div>\n");
  }

  /** What people asked for outside the window. */
  private void runs() {
    if (sight.runs().isEmpty()) {
      return;
    }
    page.raw(ReviewHtml.section("Outside the window")).raw("<ul class=\"words\">\n");
    sight.runs().forEach(this::run);
    page.raw("</ul>\n");
  }

  private void run(Request request) {
    var confirmed = request.course().confirmed();
    page.raw("<li>").words("Break-glass %d: ".formatted(request.id()));
    page.in("code", request.wish().task());
    page.words(
        ", %s; asked for by %s%s: “%s” "
            .formatted(
                request.state().name().toLowerCase(Locale.ROOT),
                request.asked().by(),
                confirmed == null ? "" : ", confirmed by " + confirmed.by(),
                request.wish().reason()));
    Marked.into(page, forge, "#" + request.asked().issue());
    page.raw("</li>\n");
  }

  private void reports() {
    page.raw(ReviewHtml.section("Reports"));
    if (sight.reports().isEmpty()) {
      page.raw("<p>There is none yet.</p>\n");
      return;
    }
    ReportsHtml.table(page, sight.reports(), "../../reports/", query);
    page.raw("<p><a href=\"../../reports/")
        .words(sight.repo() + query)
        .raw("\">All reports</a></p>\n");
  }

  private void foot() {
    var api = "api/v1/window?repository=" + sight.repo();
    page.raw("<footer>\n<p>As it was <time datetime=\"%s\">".formatted(sight.at()));
    page.words(Times.moment(sight.at())).raw(" UTC</time>. Times are in UTC.<br>");
    page.raw("The same as JSON, with the API's token: <a href=\"../../").words(api).raw("\">/");
    page.words(api).raw("</a></p>\n</footer>\n");
  }
}
