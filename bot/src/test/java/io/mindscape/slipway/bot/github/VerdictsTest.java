package io.mindscape.slipway.bot.github;

import static io.mindscape.slipway.bot.github.CannedGitHub.IN_REPO;
import static io.mindscape.slipway.bot.github.CannedGitHub.REPO;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.Checks.Annotation;
import io.mindscape.slipway.jobs.forge.Checks.Report;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How verdicts go out: as check runs of an App, as statuses of a token. */
class VerdictsTest {

  private static final CommitId COMMIT = new CommitId("a".repeat(40));
  private static final String RUNS = IN_REPO + "/commits/" + COMMIT + "/check-runs";
  private static final String STATUSES = IN_REPO + "/commits/" + COMMIT + "/statuses";

  private CannedGitHub github;

  @BeforeEach
  void open() throws IOException {
    github = new CannedGitHub();
    github.answer("GET /api/v3/app", 200, "{\"id\":42,\"slug\":\"slipway\"}");
    github.answer("GET " + IN_REPO + "/installation", 200, installation());
    github.answer(
        "POST /api/v3/app/installations/9/access_tokens",
        201,
        "{\"token\":\"ghs_t0ken\",\"expires_at\":\"2099-01-01T00:00:00Z\"}");
    github.answer("POST " + IN_REPO + "/check-runs", 201, run("completed", "failure", 50));
    github.answer("PATCH " + IN_REPO + "/check-runs/3", 200, run("completed", "failure", 50));
  }

  @AfterEach
  void close() {
    github.close();
  }

  @Test
  void annotationsGoOutInBatchesThatGitHubTakes() throws NoSuchAlgorithmException {
    github.answer("GET " + RUNS, 200, "{\"total_count\":0,\"check_runs\":[]}");

    reportAsApp(report(State.FAILURE, "A summary", 120));

    assertThat(batches("POST")).containsExactly(50);
    assertThat(batches("PATCH")).containsExactly(50, 20);
    var first = body("POST", 0);
    assertThat(first.path("name").asString()).isEqualTo("slipway/review");
    assertThat(first.path("head_sha").asString()).isEqualTo(COMMIT.hex());
    assertThat(first.path("external_id").asString()).isEqualTo("slipway:slipway/review");
    assertThat(first.path("conclusion").asString()).isEqualTo("failure");
    assertThat(first.path("output").path("annotations").path(0).path("annotation_level").asString())
        .isEqualTo("warning");
  }

  @Test
  void theRunThatIsThereIsUpdated() throws NoSuchAlgorithmException {
    github.answer(
        "GET " + RUNS,
        200,
        "{\"total_count\":1,\"check_runs\":[%s]}".formatted(run("in_progress", "", 0)));

    reportAsApp(report(State.SUCCESS, "A summary", 0));

    assertThat(checkRunRequests("POST")).isEmpty();
    assertThat(body("PATCH", 0).path("conclusion").asString()).isEqualTo("success");
  }

  @Test
  void theSameVerdictAgainSendsNothing() throws NoSuchAlgorithmException {
    github.answer(
        "GET " + RUNS,
        200,
        "{\"total_count\":1,\"check_runs\":[%s]}".formatted(run("completed", "failure", 2)));

    reportAsApp(report(State.FAILURE, "A summary", 2));

    assertThat(checkRunRequests("POST")).isEmpty();
    assertThat(checkRunRequests("PATCH")).isEmpty();
  }

  @Test
  void onlyAnnotationsThatAreNewAreAdded() throws NoSuchAlgorithmException {
    github.answer(
        "GET " + RUNS,
        200,
        "{\"total_count\":1,\"check_runs\":[%s]}".formatted(run("completed", "failure", 1)));
    github.answer(
        "GET " + IN_REPO + "/check-runs/3/annotations",
        200,
        "[{\"path\":\"a.yaml\",\"start_line\":1,\"message\":\"Line 1\"}]");

    reportAsApp(report(State.FAILURE, "Another summary", 3));

    assertThat(batches("PATCH")).containsExactly(2);
  }

  @Test
  void aRunOfThatNameByAnotherAppIsLeftAlone() throws NoSuchAlgorithmException {
    github.answer(
        "GET " + RUNS,
        200,
        """
        {"total_count":1,"check_runs":[{"id":4,"name":"slipway/review","external_id":"",
         "status":"completed","conclusion":"success","output":{}}]}\
        """);

    reportAsApp(report(State.WAITING, "A summary", 0));

    assertThat(body("POST", 0).path("status").asString()).isEqualTo("queued");
  }

  @Test
  void aSummaryThatIsTooLongIsCutAndSaysSo() throws NoSuchAlgorithmException {
    github.answer("GET " + RUNS, 200, "{\"total_count\":0,\"check_runs\":[]}");

    reportAsApp(report(State.SUCCESS, "x".repeat(70_000), 0));

    assertThat(body("POST", 0).path("output").path("summary").asString())
        .hasSizeBetween(65_500, 65_535)
        .endsWith(" of 70,000 characters.");
  }

  @Test
  void aTokenWritesAStatusOfOneLine() {
    github.answer("GET " + STATUSES, 200, "[]");
    github.answer("POST " + IN_REPO + "/statuses/" + COMMIT, 201, "{\"id\":1}");

    reportWithToken(
        new Report("slipway/production", State.WAITING, "y".repeat(200), "", List.of()));

    var body = body("POST", 0);
    assertThat(body.path("state").asString()).isEqualTo("pending");
    assertThat(body.path("context").asString()).isEqualTo("slipway/production");
    assertThat(body.path("description").asString())
        .hasSize(140)
        .startsWith("Waits: y")
        .endsWith("…");
  }

  @Test
  void aStatusThatSomebodyElseSetIsNotOurs() {
    github.answer(
        "GET " + STATUSES,
        200,
        """
        [{"state":"success","context":"slipway/review","description":"Fine","creator":{"login":"ana"}},
         {"state":"success","context":"slipway/review","description":"Neutral: x","creator":{"login":"slipway-bot"}}]\
        """);

    try (var forge = github.withToken(Clock.systemUTC())) {
      assertThat(forge.ports().checks().find(REPO, COMMIT, "slipway/review"))
          .contains(State.NEUTRAL);
    }
  }

  private void reportAsApp(Report report) throws NoSuchAlgorithmException {
    try (var forge = github.asApp(Keys.pkcs8(Keys.rsa()), Clock.systemUTC())) {
      forge.ports().checks().report(REPO, COMMIT, report);
    }
  }

  private void reportWithToken(Report report) {
    try (var forge = github.withToken(Clock.systemUTC())) {
      forge.ports().checks().report(REPO, COMMIT, report);
    }
  }

  private List<Integer> batches(String method) {
    return checkRunRequests(method).stream()
        .map(body -> body.path("output").path("annotations").size())
        .toList();
  }

  private JsonNode body(String method, int index) {
    return checkRunRequests(method).get(index);
  }

  private List<JsonNode> checkRunRequests(String method) {
    return github.requests(method).stream()
        .filter(request -> !request.getTarget().contains("/app/"))
        .map(request -> JsonMapper.shared().readTree(request.getBody().utf8()))
        .toList();
  }

  private static Report report(State state, String summary, int annotations) {
    return new Report(
        "slipway/review",
        state,
        "A title",
        summary,
        IntStream.rangeClosed(1, annotations)
            .mapToObj(
                line ->
                    new Annotation(
                        new Place("a.yaml", line, 1), Severity.WARNING, "x/y", "Line " + line))
            .toList());
  }

  private static String installation() {
    return """
    {"id":9,"access_tokens_url":"https://x/app/installations/9/access_tokens","account":{"login":"mindscape"}}\
    """;
  }

  private static String run(String status, String conclusion, int annotations) {
    return """
    {"id":3,"name":"slipway/review","external_id":"slipway:slipway/review","status":"%s","conclusion":%s,
     "output":{"title":"A title","summary":"A summary","annotations_count":%d}}\
    """
        .formatted(status, conclusion.isEmpty() ? "null" : '"' + conclusion + '"', annotations);
  }
}
