package io.mindscape.slipway.bot.page;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Kept;
import java.util.List;

/** The reports of a repository, the newest first. */
final class ReportsHtml {

  private ReportsHtml() {}

  /**
   * The page.
   *
   * @param forge where the repository is looked at
   * @param query what links end with
   */
  static String of(RepoName repo, List<Kept> reports, String forge, String query) {
    var page = new Html();
    page.raw("<header>\n<p class=\"faint\"><a href=\"").words(forge).raw("\">");
    page.words(repo.toString()).raw("</a></p>\n<h1>Reports of maintenance</h1>\n");
    ReportHtml.nav(
        page,
        List.of(
            "<a href=\"../../window/%s%s\">The window</a>"
                .formatted(Html.escaped(repo.toString()), query)));
    page.raw("</header>\n<main>\n");
    if (reports.isEmpty()) {
      page.raw("<p>There is none yet: the first is begun when a window opens.</p>\n");
    } else {
      table(page, reports, "../", query);
    }
    page.raw("</main>\n<footer>\n<p>Times are in UTC.</p>\n</footer>\n");
    return Document.of("%s: reports of maintenance".formatted(repo), page.toString());
  }

  /**
   * A table.
   *
   * @param base where their pages are, from this one
   */
  static void table(Html page, List<Kept> reports, String base, String query) {
    page.raw("<table class=\"reports\">\n<thead><tr><th scope=\"col\">opened</th>");
    page.raw("<th scope=\"col\">what became of it</th></tr></thead>\n<tbody>\n");
    for (var kept : reports) {
      var opens = kept.report().opening().opens();
      page.raw("<tr><th scope=\"row\"><a href=\"%s%d%s\">".formatted(base, kept.id(), query));
      page.raw("<time datetime=\"%s\">".formatted(opens)).words(Times.moment(opens));
      page.raw("</time></a></th>").in("td", kept.report().summary()).raw("</tr>\n");
    }
    page.raw("</tbody>\n</table>\n");
  }
}
