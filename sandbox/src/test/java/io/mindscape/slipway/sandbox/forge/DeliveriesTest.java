package io.mindscape.slipway.sandbox.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeliveriesTest {

  private static final String SECRET = "a secret of sixteen and more";
  private static final String HOOKS = "/repos/{owner}/{repo}/hooks";
  private static final String HOOK = HOOKS + "/{hook_id}";
  private static final String PULL = "/repos/{owner}/{repo}/pulls/{pull_number}";
  private static final String COMMENTS = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
  private static final WebhookExamples EXAMPLES = WebhookExamples.load();

  private TestForge forge;
  private Listener listener;
  private Client ana;
  private Client omar;

  @BeforeEach
  void start(@TempDir Path folder) {
    forge = new TestForge(folder);
    listener = new Listener();
    ana = forge.person("ana");
    omar = forge.person("omar");
    forge.forge().hook(TestForge.REPO, listener.address(), SECRET);
  }

  @AfterEach
  void stop() {
    forge.close();
    listener.close();
  }

  private Listener.Heard awaitLast(String what) {
    await().until(() -> listener.whats().contains(what));
    return listener.heard().stream()
        .filter(heard -> heard.what().equals(what))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  @Test
  void signsWhatItSends() throws Exception {
    var ping = awaitLast("ping");

    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    assertThat(ping.header("X-hub-signature-256"))
        .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(ping.body())));
    assertThat(ping.header("User-agent")).startsWith("GitHub-Hookshot/");
    assertThat(ping.header("X-github-delivery")).hasSize(36);
    assertThat(ping.header("X-github-hook-id")).isNotEmpty();
    assertThat(ping.header("Content-type")).isEqualTo("application/json");
  }

  @Test
  void tellsTheStoryOfAPullRequestInOrder() {
    forge.commit("ana", "story", "a.txt", "1\n");
    int number = forge.open("story");
    forge.commit("ana", "story", "a.txt", "2\n");
    ana.patch(PULL, Map.of("title", "Better"), number).expect(200);
    ana.patch(PULL, Map.of("state", "closed"), number).expect(200);
    ana.patch(PULL, Map.of("state", "open"), number).expect(200);
    ana.put(PULL + "/merge", Map.of(), number).expect(200);

    await()
        .untilAsserted(
            () ->
                assertThat(listener.whats())
                    .containsExactly(
                        "ping",
                        "push",
                        "push",
                        "pull_request opened",
                        "push",
                        "pull_request synchronize",
                        "pull_request edited",
                        "pull_request closed",
                        "pull_request reopened",
                        "push",
                        "pull_request closed"));
    assertThat(listener.heard().getLast().payload().at("/pull_request/merged").asBoolean())
        .isTrue();
    assertThat(awaitLast("pull_request edited").payload().at("/changes/title/from").asString())
        .isEqualTo("Change story");
  }

  @Test
  void hasTheShapesOfGitHubsOwnDeliveries() {
    forge.forge().appHook("slipway", listener.address(), SECRET);
    everythingHappens();

    awaitLast("check_run rerequested");
    awaitLast("check_run requested_action");
    var problems =
        listener.heard().stream()
            .filter(heard -> !heard.event().equals("registry_package"))
            .flatMap(
                heard ->
                    EXAMPLES.problems(heard.event(), heard.payload()).stream()
                        .map(problem -> heard.what() + ": " + problem));
    assertThat(problems).isEmpty();
  }

  @Test
  void hasTheShapeOfAPublishedPackageAsGitHubDescribesIt() {
    publish("mindscape/api", "1.9.0");

    // GitHub gives no example of this one, so its description is asked.
    var payload = awaitLast("registry_package published").payload();
    assertThat(GitHubDescription.get().problems("webhook-registry-package-published", payload))
        .isEmpty();
    var version = payload.at("/registry_package/package_version");
    assertThat(version.at("/container_metadata/tag/name").asString()).isEqualTo("1.9.0");
    assertThat(payload.at("/registry_package/namespace").asString()).isEqualTo("mindscape");
  }

  private void publish(String image, String tag) {
    var body = Map.of("repository", TestForge.REPO, "package", image, "tag", tag);
    ana.send("POST", "/sandbox/packages", body, Map.of()).expect(201);
  }

  private void everythingHappens() {
    forge.commit("ana", "all", "a.txt", "1\n");
    int number = forge.open("all");
    var head = forge.commit("ana", "all", "a.txt", "2\n");
    var comment = ana.post(COMMENTS, Map.of("body", "Hello"), number).expect(201);
    ana.patch(
        "/repos/{owner}/{repo}/issues/comments/{comment_id}",
        Map.of("body", "Bye"),
        comment.at("/id"));
    omar.post(PULL + "/reviews", Map.of("event", "APPROVE"), number).expect(200);
    ana.put(PULL + "/merge", Map.of(), number).expect(200);
    var issue = ana.post("/repos/{owner}/{repo}/issues", Map.of("title", "T")).expect(201);
    ana.patch(
        "/repos/{owner}/{repo}/issues/{issue_number}",
        Map.of("state", "closed"),
        issue.at("/number"));
    ana.post("/repos/{owner}/{repo}/dispatches", Map.of("event_type", "image-published"))
        .expect(204);
    publish("mindscape/api", "1.9.0");
    var bot = forge.bot();
    var deployment =
        bot.post(
            "/repos/{owner}/{repo}/deployments", Map.of("ref", "main", "environment", "staging"));
    bot.post(
        "/repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
        Map.of("state", "success"),
        deployment.at("/id"));
    var run = bot.post("/repos/{owner}/{repo}/check-runs", Map.of("name", "c", "head_sha", head));
    bot.patch(
        "/repos/{owner}/{repo}/check-runs/{check_run_id}",
        Map.of(
            "conclusion",
            "success",
            "actions",
            List.of(Map.of("label", "Fix", "description", "Mends it", "identifier", "mend"))),
        run.at("/id"));
    ana.send("POST", buttons(run.at("/id")), Map.of("identifier", "mend"), Map.of()).expect(201);
    ana.post("/repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest", Map.of(), run.at("/id"));
  }

  private static String buttons(Object run) {
    return "/sandbox/repos/mindscape/platform/check-runs/%s/actions".formatted(run);
  }

  @Test
  void tellsOfAClickTheAppWhoseButtonItIsAndNobodyElse() {
    var apps = new Listener();
    forge.forge().appHook("slipway", apps.address(), SECRET);
    try (apps) {
      everythingHappens();

      await().until(() -> apps.whats().contains("check_run rerequested"));
      var clicked =
          apps.heard().stream()
              .filter(heard -> heard.what().equals("check_run requested_action"))
              .findFirst()
              .orElseThrow()
              .payload();
      assertThat(GitHubDescription.get().problems("webhook-check-run-requested-action", clicked))
          .isEmpty();
      assertThat(clicked.at("/requested_action/identifier").asString()).isEqualTo("mend");
      assertThat(clicked.at("/sender/login").asString()).isEqualTo("ana");
      assertThat(clicked.at("/check_run/name").asString()).isEqualTo("c");
      assertThat(clicked.at("/installation/id").asLong()).isPositive();
      await().until(() -> listener.whats().contains("check_run completed"));
      assertThat(listener.whats())
          .doesNotContain("check_run requested_action", "check_run rerequested");
    }
  }

  @Test
  void recordsWhatItSentAndSendsItAgainUnderTheSameGuid() {
    listener.answer(500);
    ana.post("/repos/{owner}/{repo}/issues", Map.of("title", "T")).expect(201);
    awaitLast("issues opened");
    var id = omar.get(HOOKS).expect(200).at("/0/id");
    await().until(() -> deliveries(id).body().size() == 2);
    var failed = deliveries(id).at("/0");
    assertThat(failed.path("status_code").asInt()).isEqualTo(500);
    var one = omar.get(HOOK + "/deliveries/{delivery_id}", id, failed.path("id")).expect(200);
    assertThat(one.text("/request/payload/issue/title")).isEqualTo("T");
    assertThat(one.text("/request/headers/X-GitHub-Event")).isEqualTo("issues");

    listener.answer(202);
    omar.post(HOOK + "/deliveries/{delivery_id}/attempts", Map.of(), id, failed.path("id"))
        .expect(202);

    await().until(() -> deliveries(id).body().size() == 3);
    var again = deliveries(id).at("/0");
    assertThat(again.path("redelivery").asBoolean()).isTrue();
    assertThat(again.path("status").asString()).isEqualTo("OK");
    assertThat(again.path("guid")).isEqualTo(failed.path("guid"));
    assertThat(listener.heard().getLast().header("X-github-delivery"))
        .isEqualTo(failed.path("guid").asString());
  }

  private Client.Reply deliveries(Object hook) {
    return omar.get(HOOK + "/deliveries", hook).expect(200);
  }

  @Test
  void losesDeliveriesWhenToldTo() {
    awaitLast("ping");
    forge.forge().faults().loseDeliveries("issues", 1);
    ana.post("/repos/{owner}/{repo}/issues", Map.of("title", "Lost")).expect(201);
    ana.post("/repos/{owner}/{repo}/issues", Map.of("title", "Found")).expect(201);

    awaitLast("issues opened");
    assertThat(listener.whats()).containsExactly("ping", "issues opened");
    var id = omar.get(HOOKS).at("/0/id");
    await().until(() -> deliveries(id).body().size() == 3);
    assertThat(deliveries(id).at("/1/status").asString()).isEqualTo("failed to connect to host");
  }

  @Test
  void letsOnlyAdministratorsSeeAndChangeHooks() {
    var config =
        Map.of("url", listener.address().toString(), "secret", SECRET, "content_type", "json");
    var body = Map.of("name", "web", "config", config, "events", List.of("issues"));

    ana.post(HOOKS, body).expect(404);
    ana.get(HOOKS).expect(404);
    forge.anonymous().get(HOOKS).expect(401);
    var hook = omar.post(HOOKS, body).expect(201);
    assertThat(hook.text("/config/secret")).isEqualTo("********");
    omar.patch(HOOK, Map.of("events", List.of("push")), hook.at("/id")).expect(200);
    assertThat(omar.get(HOOK, hook.at("/id")).text("/events/0")).isEqualTo("push");
    omar.post(HOOK + "/pings", Map.of(), hook.at("/id")).expect(204);
    omar.delete(HOOK, hook.at("/id")).expect(204);
    omar.get(HOOK, hook.at("/id")).expect(404);
  }
}
