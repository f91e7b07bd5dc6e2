package io.mindscape.slipway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

  /** So long the bot gives the same answer to who asks how deliveries stand, and a little more. */
  private static final Duration LOOKED_UP_ANEW = Duration.ofSeconds(6);

  private static final String REVIEW = "<!-- slipway:review -->";
  private static final String PROMOTIONS = Stage.REPO + "/issues?labels=slipway:promotions";
  private static final String MISSED = "slipway_missed_events_total";
  private static final String WEB = "k8s/staging/deployment.yaml";
  private static final Pattern REPLICAS = Pattern.compile("replicas: \\d+");

  private DemoWorld world;
  private Checkout checkout;
  private Person ana;
  private Person bo;

  /** What happened: heads by pull request, commands that wait for an answer, the head of main. */
  private record Happened(
      Map<Integer, String> heads, List<Command> commands, String main, int events) {}

  private record Command(int pull, long comment) {}

  /** How many events the bot says it missed. */
  private record Counted(long pulls, long comments, long pushes) {
    static final Counted NOTHING = new Counted(0, 0, 0);
  }

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
    // A delivery that was at work when the bot is killed is tried again, and finds what was missed.
    await().during(LOOKED_UP_ANEW).atMost(PATIENCE).until(() -> unfinished() == 0);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void findsWhatHappenedWhileItWasAway() {
    world.killBot();
    var happened = somethingHappens("away");

    world.restartBot();

    isFound(happened, Counted.NOTHING);
  }

  @Test
  void findsWhatWasLostWhileItRan() {
    var before = counted();
    world.forge().faults().loseDeliveries("*", Integer.MAX_VALUE);
    var happened = somethingHappens("lost");

    isFound(happened, before);
  }

  private Happened somethingHappens(String how) {
    var heads = new LinkedHashMap<Integer, String>();
    var commands = new ArrayList<Command>();
    int events = 0;
    for (int i = 0; i < PULLS; i++) {
      checkout.branch(how + "-" + i);
      replicas(i % 2 + 3);
      var head = checkout.push("More web pods in staging, by " + i);
      int number = open(how + "-" + i);
      events++;
      if (i % 5 == 0) {
        replicas(6);
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
    checkout.branch("main-" + how);
    replicas(checkout.read(WEB).contains("replicas: 5") ? 2 : 5);
    checkout.git("commit", "--quiet", "--all", "-m", "Web pods in staging");
    checkout.git("push", "--quiet", "origin", "HEAD:main");
    var main = checkout.git("rev-parse", "HEAD").strip();
    return new Happened(heads, commands, main, events + 1);
  }

  private void replicas(int to) {
    var now = REPLICAS.matcher(checkout.read(WEB)).results().findFirst().orElseThrow().group();
    checkout.replace(WEB, now, "replicas: " + to);
  }

  private int open(String branch) {
    var what = Map.of("title", branch, "head", branch, "base", "main", "body", "");
    return ana.post(Stage.REPO + "/pulls", what).path("number").asInt();
  }

  private long comment(int number) {
    var path = "%s/issues/%d/comments".formatted(Stage.REPO, number);
    return bo.post(path, Map.of("body", "/why")).path("id").asLong();
  }

  private void isFound(Happened happened, Counted before) {
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
    var now = counted();
    // What moved twice before anybody looked is found as it is, and counts once.
    assertThat(now.pulls() - before.pulls()).isBetween((long) PULLS, (long) PULLS + MOVED);
    assertThat(now.comments() - before.comments()).isEqualTo(happened.commands().size());
    assertThat(now.pushes() - before.pushes()).isEqualTo(1);
  }

  private Counted counted() {
    return new Counted(counted("pull_request"), counted("issue_comment"), counted("push"));
  }

  private long unfinished() {
    return world.bot().counter("slipway_deliveries_unfinished");
  }

  private long counted(String kind) {
    return world.bot().counter(MISSED, "kind=\"%s\"".formatted(kind));
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
