package io.mindscape.slipway.bot.page;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Kept;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code /reports/OWNER/NAME} and {@code /reports/ID}: what became of openings of the maintenance
 * window. A report has a link of its own; that of a repository's window opens all of its reports.
 */
public final class ReportPages implements HttpService {

  private static final String PLACE = "/reports/";

  private final Reports reports;
  private final Admission admission;
  private final String forge;

  /**
   * @param forge where people look at repositories, with a slash at its end
   */
  public ReportPages(Reports reports, Admission admission, String forge) {
    this.reports = reports;
    this.admission = admission;
    this.forge = forge;
  }

  /** The path of a report's page, without the key of its link. */
  public static String path(long id) {
    return PLACE + id;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get(PLACE + "{owner}/{name}", this::list).get(PLACE + "{id}", this::show);
  }

  private void list(ServerRequest request, ServerResponse response) {
    var repo = WindowPage.repository(request);
    admission.answer(
        request,
        response,
        repo.stream().map(Admission::window).toList(),
        query -> repo.map(one -> list(one, query)));
  }

  private String list(RepoName repo, String query) {
    var all = reports.list(Optional.of(repo), Long.MAX_VALUE, Reports.MOST);
    return ReportsHtml.of(repo, all, forge + repo, query);
  }

  private void show(ServerRequest request, ServerResponse response) {
    var id = request.path().pathParameters().get("id");
    var kept =
        id.matches("[0-9]{1,18}") ? reports.find(Long.parseLong(id)) : Optional.<Kept>empty();
    var what =
        kept.map(Kept::report).stream()
            .flatMap(
                one ->
                    Stream.of(
                        Admission.window(one.repo()), Admission.report(one.repo(), one.opening())))
            .toList();
    admission.answer(request, response, what, query -> kept.map(one -> show(one, request, query)));
  }

  /** The link of one report leads to nothing beside it. */
  private String show(Kept kept, ServerRequest request, String query) {
    var repo = kept.report().repo();
    var more =
        admission.opensAll(request, repo)
            ? List.of(
                "<a href=\"../window/%s%s\">The window</a>"
                    .formatted(Html.escaped(repo.toString()), query),
                "<a href=\"%s%s\">All reports</a>".formatted(Html.escaped(repo.toString()), query))
            : List.<String>of();
    return ReportHtml.of(
        kept.report(), forge + repo, more, "../api/v1/maintenance/reports/" + kept.id());
  }
}
