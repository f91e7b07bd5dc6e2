package io.mindscape.slipway.bot.api;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Kept;
import io.mindscape.slipway.policies.Refused;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/maintenance/reports}: what became of openings of the maintenance window. */
final class ReportAnswers {

  private static final String NONE =
      "There is no such report, or it is not kept any more: list them to see which there are.";

  private final Reports reports;

  ReportAnswers(Reports reports) {
    this.reports = reports;
  }

  void list(ServerRequest request, ServerResponse response) {
    var query = new Query(request.query());
    var page = reports.list(repository(request), before(query), query.limit());
    var answer = Answers.JSON.createObjectNode();
    var list = answer.putArray("reports");
    page.forEach(kept -> list.add(line(kept)));
    answer.put("before", page.size() < query.limit() ? null : (Long) page.getLast().id());
    Answers.send(response, answer);
  }

  void show(ServerRequest request, ServerResponse response) {
    find(request.path().pathParameters().get("id"))
        .ifPresentOrElse(
            kept -> Answers.send(response, Answers.JSON.readTree(kept.report().json())),
            () -> Answers.problem(response, Status.NOT_FOUND_404, NONE));
  }

  private Optional<Kept> find(String id) {
    return id.matches("[0-9]{1,18}") ? reports.find(Long.parseLong(id)) : Optional.empty();
  }

  private static Optional<RepoName> repository(ServerRequest request) {
    return request
        .query()
        .first("repository")
        .asOptional()
        .filter(text -> !text.isEmpty())
        .map(RepoName::parse);
  }

  private static long before(Query query) {
    var before = query.before();
    if (!before.matches("[0-9]{0,18}")) {
      throw new Refused("before is the id of a report.");
    }
    return before.isEmpty() ? Long.MAX_VALUE : Long.parseLong(before);
  }

  private static JsonNode line(Kept kept) {
    var report = kept.report();
    return Answers.JSON
        .createObjectNode()
        .put("id", kept.id())
        .put("repository", report.repo().toString())
        .put("opens", report.opening().opens().toString())
        .put("closes", report.opening().closes().toString())
        .put("writtenAt", report.at().toString())
        .put("summary", report.summary());
  }
}
