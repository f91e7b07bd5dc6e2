package io.mindscape.slipway.sandbox.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChecksTest {

  private static final String RUNS = "/repos/{owner}/{repo}/check-runs";
  private static final String RUN = RUNS + "/{check_run_id}";
  private static final String OF_COMMIT = "/repos/{owner}/{repo}/commits/{ref}/check-runs";
  private static final String DEPLOYMENTS = "/repos/{owner}/{repo}/deployments";
  private static final String DEPLOYED = DEPLOYMENTS + "/{deployment_id}/statuses";

  private static final Map<String, String> FIX =
      Map.of("label", "Fix", "description", "Mends it", "identifier", "fix");

  private TestForge forge;
  private Client ana;
  private Client bot;
  private String head;

  @BeforeEach
  void start(@TempDir Path folder) {
    forge = new TestForge(folder);
    ana = forge.person("ana");
    bot = forge.bot();
    head = forge.commit("ana", "checked", "a.txt", "a\n");
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private Client.Reply run(String name) {
    return bot.post(RUNS, Map.of("name", name, "head_sha", head)).expect(201);
  }

  @Test
  void letsOnlyAnAppWriteCheckRuns() {
    var body = Map.of("name", "slipway/review", "head_sha", head);

    assertThat(ana.post(RUNS, body).expect(403).text("/message"))
        .isEqualTo("You must authenticate via a GitHub App.");
    forge.anonymous().post(RUNS, body).expect(401);
    assertThat(bot.post(RUNS, body).expect(201).text("/app/slug")).isEqualTo("slipway");
    bot.post(RUNS, Map.of("name", "x", "head_sha", "0".repeat(40))).expect(422);
  }

  @Test
  void goesFromQueuedToCompleted() {
    int pull = forge.open("checked");
    var run = run("slipway/review");
    assertThat(run.text("/status")).isEqualTo("queued");
    assertThat(run.at("/pull_requests/0/number").asInt()).isEqualTo(pull);

    var output = Map.of("title", "2 findings", "summary", "**Two**");
    var body = Map.of("conclusion", "failure", "external_id", "key-1", "output", output);
    var done = bot.patch(RUN, body, run.at("/id")).expect(200);

    assertThat(done.text("/status")).isEqualTo("completed");
    assertThat(done.text("/completed_at")).isEqualTo("2026-03-02T08:00:00Z");
    assertThat(done.text("/external_id")).isEqualTo("key-1");
    assertThat(ana.get(RUN, run.at("/id")).expect(200).text("/output/title"))
        .isEqualTo("2 findings");
    bot.patch(RUN, Map.of("status", "completed"), run.at("/id")).expect(422);
    bot.patch(RUN, Map.of("conclusion", "fine"), run.at("/id")).expect(422);
  }

  @Test
  void addsAnnotationsUpToFiftyInARequest() {
    var annotation =
        Map.of(
            "path", "a.txt",
            "start_line", 1,
            "end_line", 1,
            "annotation_level", "failure",
            "message", "No");
    var id = run("slipway/review").at("/id");

    bot.patch(RUN, output(Collections.nCopies(51, annotation)), id).expect(422);
    bot.patch(RUN, output(Collections.nCopies(50, annotation)), id).expect(200);
    var more = bot.patch(RUN, output(List.of(annotation)), id).expect(200);

    assertThat(more.at("/output/annotations_count").asInt()).isEqualTo(51);
    var second = ana.get(RUN + "/annotations?per_page=50&page=2", id).expect(200);
    assertThat(second.body()).hasSize(1);
    assertThat(second.at("/0/start_line").asInt()).isEqualTo(1);
  }

  private static Map<String, ?> output(List<?> annotations) {
    return Map.of("output", Map.of("title", "T", "summary", "S", "annotations", annotations));
  }

  @Test
  void showsAButtonOnceTheRunIsCompletedAndOnItsOwnAddressOnly() {
    var id = run("slipway/review").at("/id");
    bot.patch(RUN, Map.of("actions", List.of(FIX)), id).expect(200);
    assertThat(ana.send("GET", buttons(id), null, Map.of()).expect(200).body()).isEmpty();

    var done = bot.patch(RUN, Map.of("conclusion", "failure"), id).expect(200);

    assertThat(done.body().has("actions")).isFalse();
    assertThat(ana.get(RUN, id).expect(200).body().has("actions")).isFalse();
    var shown = ana.send("GET", buttons(id), null, Map.of()).expect(200);
    assertThat(shown.body()).hasSize(1);
    assertThat(shown.text("/0/label")).isEqualTo("Fix");
    assertThat(shown.text("/0/description")).isEqualTo("Mends it");
    bot.patch(RUN, Map.of("actions", List.of()), id).expect(200);
    assertThat(ana.send("GET", buttons(id), null, Map.of()).expect(200).body()).isEmpty();
  }

  @Test
  void takesNoMoreButtonsAndNoLongerOnesThanGitHub() {
    var id = run("slipway/review").at("/id");

    bot.patch(RUN, Map.of("actions", Collections.nCopies(3, FIX)), id).expect(200);
    bot.patch(RUN, Map.of("actions", Collections.nCopies(4, FIX)), id).expect(422);
    FIX.keySet()
        .forEach(
            field -> {
              var long41 = new HashMap<String, String>(FIX);
              long41.put(field, "x".repeat(field.equals("description") ? 41 : 21));
              bot.patch(RUN, Map.of("actions", List.of(long41)), id).expect(422);
              long41.remove(field);
              bot.patch(RUN, Map.of("actions", List.of(long41)), id).expect(422);
            });
  }

  @Test
  void letsPeopleClickOnWhatIsShown() {
    var id = run("slipway/review").at("/id");
    bot.patch(RUN, Map.of("conclusion", "failure", "actions", List.of(FIX)), id).expect(200);

    ana.send("POST", buttons(id), Map.of("identifier", "fix"), Map.of()).expect(201);
    ana.send("POST", buttons(id), Map.of("identifier", "other"), Map.of()).expect(422);
    ana.send("POST", buttons(id), Map.of(), Map.of()).expect(422);
    bot.send("POST", buttons(id), Map.of("identifier", "fix"), Map.of()).expect(403);
    forge.anonymous().send("POST", buttons(id), Map.of("identifier", "fix"), Map.of()).expect(401);
    ana.send("POST", buttons(1), Map.of("identifier", "fix"), Map.of()).expect(404);
  }

  private static String buttons(Object run) {
    return "/sandbox/repos/mindscape/platform/check-runs/%s/actions".formatted(run);
  }

  @Test
  void listsTheNewestOfANameUnlessAllAreAskedFor() {
    run("slipway/review");
    var newest = run("slipway/review");
    run("slipway/production");

    var named = ana.get(OF_COMMIT + "?check_name=slipway/review", head).expect(200);
    assertThat(named.at("/total_count").asInt()).isEqualTo(1);
    assertThat(named.at("/check_runs/0/id")).isEqualTo(newest.at("/id"));
    assertThat(ana.get(OF_COMMIT + "?filter=all", head).at("/total_count").asInt()).isEqualTo(3);
    assertThat(ana.get(OF_COMMIT, "checked").at("/total_count").asInt()).isEqualTo(2);
  }

  @Test
  void sumsRunsUpInASuite() {
    var run = run("slipway/review");
    bot.patch(RUN, Map.of("conclusion", "success"), run.at("/id")).expect(200);

    var suites = ana.get("/repos/{owner}/{repo}/commits/{ref}/check-suites", head).expect(200);
    assertThat(suites.text("/check_suites/0/conclusion")).isEqualTo("success");
    var id = suites.at("/check_suites/0/id");
    ana.get("/repos/{owner}/{repo}/check-suites/{check_suite_id}", id).expect(200);
    ana.get("/repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs", id).expect(200);
    ana.post(RUN + "/rerequest", Map.of(), run.at("/id")).expect(201);
    forge.person("eve").post(RUN + "/rerequest", Map.of(), run.at("/id")).expect(403);
  }

  @Test
  void combinesTheNewestStatusOfEachContext() {
    status("slipway/review", "failure").expect(201);
    status("slipway/review", "success").expect(201);
    status("slipway/staging", "pending").expect(201);

    var path = "/repos/{owner}/{repo}/commits/{ref}/status";
    assertThat(ana.get(path, head).expect(200).text("/state")).isEqualTo("pending");
    status("slipway/staging", "success").expect(201);
    assertThat(ana.get(path, head).text("/state")).isEqualTo("success");
    assertThat(ana.get(path + "es", head).expect(200).body()).hasSize(4);
    status("x", "fine").expect(422);
    var body = Map.of("state", "success");
    forge.person("eve").post("/repos/{owner}/{repo}/statuses/{sha}", body, head).expect(403);
  }

  private Client.Reply status(String context, String state) {
    var body = Map.of("state", state, "context", context, "description", "Words");
    return bot.post("/repos/{owner}/{repo}/statuses/{sha}", body, head);
  }

  @Test
  void followsADeploymentUntilTheNextOneTakesItsPlace() {
    var first = deployment("staging");
    report(first, "in_progress");
    report(first, "success");
    var second = deployment("staging");
    report(second, "success");

    assertThat(ana.get(DEPLOYED, second).expect(200).text("/0/state")).isEqualTo("success");
    assertThat(ana.get(DEPLOYED, first).body().findValuesAsString("state"))
        .containsExactly("inactive", "success", "in_progress");
    assertThat(ana.get(DEPLOYMENTS + "?environment=staging").expect(200).at("/0/id"))
        .isEqualTo(second);
    assertThat(ana.get(DEPLOYMENTS + "?environment=production").body()).isEmpty();
    assertThat(ana.get(DEPLOYMENTS + "?sha=" + head).body()).hasSize(2);
    ana.get(DEPLOYMENTS + "/{deployment_id}", first).expect(200);
    bot.post(DEPLOYED, Map.of("state", "fine"), first).expect(422);
    forge.person("eve").post(DEPLOYMENTS, Map.of("ref", "main")).expect(403);
  }

  private Object deployment(String environment) {
    var body =
        Map.of(
            "ref",
            head,
            "environment",
            environment,
            "auto_merge",
            false,
            "required_contexts",
            List.of(),
            "description",
            "What");
    return bot.post(DEPLOYMENTS, body).expect(201).at("/id");
  }

  private void report(Object deployment, String state) {
    bot.post(DEPLOYED, Map.of("state", state, "description", "How"), deployment).expect(201);
  }
}
