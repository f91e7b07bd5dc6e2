package io.mindscape.slipway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Much happens while nobody tells the bot: it finds all of it by looking. The bot has a token, for
 * which GitHub has no list of failed deliveries.
 *
 * <p>{@code bench/missed} makes it larger.
 */
final class MissedTest {

  private static final int PULLS = Integer.getInteger("slipway.missed.pulls", 12);
  private static final int MOVED = (PULLS + 4) / 5;
  private static final int COMMANDS = Integer.getInteger("slipway.missed.commands", 1);
  private static final Duration PATIENCE = Duration.ofSeconds(120 + 6L * PULLS);
  private static final String REVIEW = "<!-- slipway:review -->";
  private static final String PROMOTIONS = Stage.REPO + "/issues?labels=slipway:promotions";
  private static final String MISSED = "slipway_missed_events_total";

  private DemoWorld world;
  private Checkout checkout;
  private Person ana;
  private Person bo;

  /** What happened: heads by pull request, commands that wait for an answer, the head of main. */
  private record Happened(
      Map<Integer, String> heads, List<Command> commands, String main, int events) {}

  private record Command(int pull, long comment) {}

  @BeforeEach
  void start() {
    world = DemoWorld.withToken();
    ana = world.person("ana");
    bo = world.person("bo");
    checkout = Checkout.clone(world.cloneUrl("ana"), world.folder().resolve("ana"), "ana");
    // What the demo begins with is deployed and done with before anything is missed.
    var first = checkout.git("rev-parse", "HEAD").strip();
    await().atMost(PATIENCE).until(() -> succeeded(first, "production"));
    await().atMost(PATIENCE).until(() -> !items(PROMOTIONS).isEmpty());
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void findsWhatHappenedWhileItWasAway() {
    world.killBot();
    var happened = somethingHappens();

    world.restartBot();

    isFound(happened);
  }

  @Test
  void findsWhatWasLostWhileItRan() {
    world.forge().faults().loseDeliveries("*", Integer.MAX_VALUE);
    var happened = somethingHappens();

    isFound(happened);
  }

  private Happened somethingHappens() {
    var heads = new LinkedHashMap<Integer, String>();
    var commands = new ArrayList<Command>();
    int events = 0;
    for (int i = 0; i < PULLS; i++) {
      checkout.branch("change-" + i);
      replicas(2, i % 2 + 3);
      var head = checkout.push("More web pods in staging, by " + i);
      int number = open(i);
      events++;
      if (i % 5 == 0) {
        replicas(i % 2 + 3, 6);
        head = checkout.push("Even more");
        events++;
      }
      for (int c = 0; i % 3 == 0 && c < COMMANDS; c++) {
        commands.add(new Command(number, comment(number)));
        events++;
      }
      if (i % 4 == 0) {
        bo.post(
            "%s/pulls/%d/reviews".formatted(Stage.REPO, number),
            Map.of("event", "APPROVE", "body", "Fine"));
        events++;
      }
      heads.put(number, head);
    }
    checkout.branch("main-moves");
    replicas(2, 5);
    checkout.git("commit", "--quiet", "--all", "-m", "Five web pods in staging");
    checkout.git("push", "--quiet", "origin", "HEAD:main");
    var main = checkout.git("rev-parse", "HEAD").strip();
    return new Happened(heads, commands, main, events + 1);
  }

  private void replicas(int from, int to) {
    checkout.replace("k8s/staging/deployment.yaml", "replicas: " + from, "replicas: " + to);
  }

  private int open(int i) {
    var what = Map.of("title", "Change " + i, "head", "change-" + i, "base", "main", "body", "");
    return ana.post(Stage.REPO + "/pulls", what).path("number").asInt();
  }

  private long comment(int number) {
    var path = "%s/issues/%d/comments".formatted(Stage.REPO, number);
    return bo.post(path, Map.of("body", "/why")).path("id").asLong();
  }

  private void isFound(Happened happened) {
    long begun = System.nanoTime();
    for (var head : happened.heads().values()) {
      await().atMost(PATIENCE).until(() -> isJudged(head));
    }
    for (var command : happened.commands()) {
      await().atMost(PATIENCE).until(() -> isAnswered(command));
    }
    await().atMost(PATIENCE).until(() -> succeeded(happened.main(), "staging"));
    System.out.printf(
        "%d events over %d pull requests, none of them told: all done after %d s%n",
        happened.events(), PULLS, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    assertThat(happened.heads().keySet()).allMatch(number -> marked(number, REVIEW) == 1);
    // What moved twice before anybody looked is found as it is, and counts once.
    assertThat(world.bot().counter(MISSED, "kind=\"pull_request\""))
        .isBetween((long) PULLS, (long) PULLS + MOVED);
    assertThat(world.bot().counter(MISSED, "kind=\"issue_comment\""))
        .isEqualTo(happened.commands().size());
    assertThat(world.bot().counter(MISSED, "kind=\"push\"")).isEqualTo(1);
  }

  private boolean isJudged(String head) {
    return items("%s/commits/%s/statuses".formatted(Stage.REPO, head)).stream()
        .anyMatch(
            status ->
                status.path("context").asString().equals("slipway/review")
                    && !status.path("state").asString().equals("pending"));
  }

  private boolean isAnswered(Command command) {
    return marked(command.pull(), "<!-- slipway:answer %d -->".formatted(command.comment())) == 1;
  }

  private long marked(int number, String marker) {
    return items("%s/issues/%d/comments?per_page=100".formatted(Stage.REPO, number)).stream()
        .filter(comment -> comment.path("body").asString().startsWith(marker))
        .count();
  }

  private boolean succeeded(String commit, String environment) {
    return items("%s/deployments?sha=%s&environment=%s".formatted(Stage.REPO, commit, environment))
        .stream()
        .map(one -> "%s/deployments/%s/statuses".formatted(Stage.REPO, one.path("id")))
        .anyMatch(path -> ana.get(path).path(0).path("state").asString("").equals("success"));
  }

  private List<JsonNode> items(String path) {
    return Stage.items(ana.get(path));
  }
}
