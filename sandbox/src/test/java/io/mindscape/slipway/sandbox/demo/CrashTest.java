package io.mindscape.slipway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.sandbox.forge.http.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The bot dies in the middle of its work, and the repository breaks its strategy file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrashTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration SLOW = Duration.ofSeconds(2);
  private static final String REVIEW = "<!-- slipway:review -->";

  private DemoWorld world;
  private Checkout checkout;
  private Stage stage;

  @BeforeAll
  void start() {
    world = DemoWorld.start(0);
    checkout = Checkout.clone(world.cloneUrl("ana"), world.folder().resolve("ana"), "ana");
    stage =
        new Stage(
            new Narrator(System.out), world, world.person("ana"), world.person("omar"), checkout);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void killedWhileItsCommentIsOnTheWayItReviewsOnce() {
    world.forge().faults().add("POST", "/api/v3/repos/*/*/issues/*/comments", 1, slow());
    var pull = open("crash-at-the-comment");
    killWhenTheFaultIsMet();
    await().atMost(PATIENCE).until(() -> stage.comments(number(pull)).size() == 1);

    world.restartBot();

    isReviewedOnce(pull);
  }

  @Test
  void killedWhileItsVerdictIsOnTheWayItReviewsOnce() {
    world.forge().faults().add("PATCH", "/api/v3/repos/*/*/check-runs/*", 1, slow());
    var pull = open("crash-at-the-verdict");
    killWhenTheFaultIsMet();
    stage.conclusion(head(pull), "slipway/review");

    world.restartBot();

    isReviewedOnce(pull);
  }

  @Test
  void aStrategyFileThatCannotBeUnderstoodIsShownAndStopsNobody() throws Exception {
    checkout.branch("bad-strategy");
    checkout.replace("slipway.yaml", "schedule: \"Every Sunday", "schedule: \"Some Sunday");
    int line = checkout.lineOf("slipway.yaml", "Some Sunday");
    checkout.git("commit", "--quiet", "--all", "-m", "When we feel like it");
    checkout.git("push", "--quiet", "origin", "HEAD:main");
    try {
      world.killBot();
      world.restartBot();

      // It is ready, for it can work; what is wrong stands where people and machines look.
      assertThat(get("/observe/health/ready")).contains("slipway.yaml:" + line, "\"UP\"");
      assertThat(get("/")).contains("slipway.yaml:" + line, "Every Sunday 02:00-04:00 UTC");
    } finally {
      checkout.git("revert", "--no-edit", "HEAD");
      checkout.git("push", "--quiet", "origin", "HEAD:main");
    }
  }

  private JsonNode open(String branch) {
    checkout.branch(branch);
    checkout.replace("k8s/staging/deployment.yaml", "replicas: 2", "replicas: 4");
    checkout.push("More web pods in staging");
    var what = Map.of("title", branch, "head", branch, "base", "main", "body", "");
    return stage.ana().post(Stage.REPO + "/pulls", what);
  }

  /** The forge has begun to answer, slowly; the bot does not live to hear it. */
  private void killWhenTheFaultIsMet() {
    await().atMost(PATIENCE).until(() -> world.forge().faults().rules().isEmpty());
    world.killBot();
  }

  private void isReviewedOnce(JsonNode pull) {
    await().atMost(PATIENCE).until(() -> world.bot().counter("slipway_deliveries_total") >= 1);
    var check = stage.conclusion(head(pull), "slipway/review");
    assertThat(check.path("conclusion").asString()).isEqualTo("success");
    assertThat(stage.comments(number(pull)))
        .filteredOn(comment -> comment.path("body").asString().contains(REVIEW))
        .hasSize(1);
    var runs = stage.ana().get(Stage.REPO + "/commits/" + head(pull) + "/check-runs");
    assertThat(Stage.items(runs.path("check_runs")))
        .filteredOn(run -> run.path("name").asString().equals("slipway/review"))
        .hasSize(1);
  }

  private String get(String path) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(world.bot().base() + path)).build();
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static Fault slow() {
    return new Fault.Slow(SLOW);
  }

  private static int number(JsonNode pull) {
    return pull.path("number").asInt();
  }

  private static String head(JsonNode pull) {
    return pull.path("head").path("sha").asString();
  }
}
