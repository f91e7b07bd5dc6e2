package io.mindscape.slipway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * A GitHub App finds again what happened while it was away, and what got lost while it ran. With
 * {@code -Dslipway.missed.pulls=150} in full size.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedeliveryTest {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final int PULLS = Integer.getInteger("slipway.missed.pulls", 12);
  private static final int COMMENTED = PULLS / 3;
  private static final String REVIEW = "<!-- slipway:review -->";
  private static final String WHY = "<!-- slipway:why -->";
  private static final String VALUES = "environments/staging/mindscape-api/values.yaml";

  private final List<Integer> pulls = new ArrayList<>();
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
  void whatHappenedWhileItWasAwayIsSentAgainAndDoneAndSoIsWhatGetsLostWhileItRuns()
      throws Exception {
    var first = main();
    stage.deployed(first, "staging");
    stage.deployed(first, "production");
    world.killBot();
    happen(first);

    world.restartBot();

    await().atMost(PATIENCE).pollInterval(BETWEEN_LOOKS).until(() -> missed("push") > 0);
    pulls.forEach(this::isReviewedOnce);
    pulls.subList(0, COMMENTED).forEach(this::isAnsweredOnce);
    isWritten("1.9.0");
    // Each was opened, and each third one moved after that.
    isCounted("pull_request", PULLS + COMMENTED);
    isCounted("issue_comment", COMMENTED);
    isCounted("pull_request_review", 1);
    isCounted("repository_dispatch", 1);

    world.forge().faults().loseDeliveries("repository_dispatch", 1);
    publish("1.10.0");

    isWritten("1.10.0");
    isCounted("repository_dispatch", 2);
    stage.deployed(main(), "staging");
  }

  /** Nobody listens. */
  private void happen(String base) {
    for (int i = 0; i < PULLS; i++) {
      open("away-" + i, base);
    }
    for (int i = 0; i < COMMENTED; i++) {
      write("away-" + i, "docs/more.md", "One more thing\n");
      var comments = "%s/issues/%d/comments".formatted(Stage.REPO, pulls.get(i));
      stage.omar().post(comments, Map.of("body", "/why"));
    }
    var reviews = "%s/pulls/%d/reviews".formatted(Stage.REPO, pulls.getFirst());
    stage.omar().post(reviews, Map.of("event", "COMMENT", "body", "I have read it"));
    checkout.branch("direct");
    checkout.replace("k8s/staging/deployment.yaml", "replicas: 2", "replicas: 4");
    checkout.git("commit", "--quiet", "--all", "-m", "More web pods in staging");
    checkout.git("push", "--quiet", "origin", "HEAD:main");
    publish("1.9.0");
  }

  private void open(String branch, String base) {
    stage.ana().post(Stage.REPO + "/git/refs", Map.of("ref", "refs/heads/" + branch, "sha", base));
    write(branch, "docs/note.md", "What " + branch + " is about\n");
    var what = Map.of("title", branch, "head", branch, "base", "main", "body", "");
    pulls.add(stage.ana().post(Stage.REPO + "/pulls", what).path("number").asInt());
  }

  private void write(String branch, String file, String text) {
    var content = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    stage
        .ana()
        .put(
            Stage.REPO + "/contents/" + file,
            Map.of("message", "A note", "content", content, "branch", branch));
  }

  private void publish(String tag) {
    var image = Map.of("image", "mindscape/api", "tag", tag);
    stage
        .ana()
        .post(
            Stage.REPO + "/dispatches",
            Map.of("event_type", "image-published", "client_payload", image));
  }

  private void isReviewedOnce(int number) {
    await().atMost(PATIENCE).pollInterval(BETWEEN_LOOKS).until(() -> isConcluded(head(number)));
    assertThat(marked(number, REVIEW)).isEqualTo(1);
  }

  private boolean isConcluded(String head) {
    return stage
        .check(head, "slipway/review")
        .filter(run -> run.path("status").asString().equals("completed"))
        .isPresent();
  }

  private void isAnsweredOnce(int number) {
    await().atMost(PATIENCE).pollInterval(BETWEEN_LOOKS).until(() -> marked(number, WHY) > 0);
    assertThat(marked(number, WHY)).isEqualTo(1);
  }

  private long marked(int number, String marker) {
    return stage.comments(number).stream()
        .filter(comment -> comment.path("body").asString().contains(marker))
        .count();
  }

  private void isWritten(String tag) {
    await()
        .atMost(PATIENCE)
        .pollInterval(BETWEEN_LOOKS)
        .until(
            () -> {
              checkout.branch("look");
              return checkout.read(VALUES).contains(tag);
            });
  }

  private String head(int number) {
    return pull(number).path("head").path("sha").asString();
  }

  private JsonNode pull(int number) {
    return stage.ana().get("%s/pulls/%d".formatted(Stage.REPO, number));
  }

  private String main() {
    var ref = stage.ana().get(Stage.REPO + "/git/ref/heads/main");
    return ref.path("object").path("sha").asString();
  }

  /** A delivery may be done before it is counted that it was asked for. */
  private void isCounted(String kind, int count) throws Exception {
    await().atMost(PATIENCE).pollInterval(BETWEEN_LOOKS).until(() -> missed(kind) >= count);
    assertThat(missed(kind)).as(kind).isEqualTo(count);
  }

  /** What the bot says it missed and was sent again. */
  private long missed(String kind) throws Exception {
    var line = Pattern.compile("slipway_missed_events_total\\{([^}]*)} ([0-9.E]+)");
    try (var http = HttpClient.newHttpClient()) {
      var metrics = URI.create(world.bot().base() + "/observe/metrics");
      var text = http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
      return line.matcher(text)
          .results()
          .filter(each -> each.group(1).contains("kind=\"" + kind + "\""))
          .filter(each -> each.group(1).contains("how=\"redelivered\""))
          .mapToLong(each -> (long) Double.parseDouble(each.group(2)))
          .sum();
    }
  }
}
