package io.mindscape.slipway.sandbox.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mindscape.slipway.sandbox.forge.http.Fault;
import io.mindscape.slipway.sandbox.page.Browser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The button Fix and {@code /fix}, from the forge's page to the commit on the branch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClickTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String FILE = "k8s/staging/deployment.yaml";
  private static final String CHECK = "slipway/review";
  private static final String TOLD = "<!-- slipway:fix ";
  private static final String PUSH = "/mindscape/platform.git/git-receive-pack";

  private DemoWorld world;
  private Checkout checkout;
  private Stage stage;

  @BeforeAll
  void start() {
    world = DemoWorld.start(0);
    world.forge().person("rita", "Rita, who reads");
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
  void aPersonSeesTheButtonOnTheForgesPageClicksItAndTheCheckTurnsGreen() {
    var pull = open("by-the-page", "readinessProbe:", "readynessProbe:");
    assertThat(check(pull).path("conclusion").asString()).isEqualTo("failure");
    try (var browser = Browser.start();
        var page = browser.open(world.page() + "#" + "/mindscape/platform/pull/" + pull.number())) {
      button(page, "Fix").click();

      assertThat(page.getByText("wants to merge 2 commits")).isVisible();
      var fixed = moved(pull);
      assertThat(stage.conclusion(fixed, CHECK).path("conclusion").asString()).isEqualTo("success");
      assertThat(page.getByText("Checks on " + fixed.substring(0, 7))).isVisible();
      assertThat(button(page, "Re-run")).isVisible();
      assertThat(button(page, "Fix")).hasCount(0);
      isFixedOnce(pull, fixed);
    }
    assertThat(file(moved(pull))).isEqualTo(file("origin/main"));
    assertThat(told(pull)).isZero();
  }

  @Test
  void oneRuleIsFixedWhereOneIsNamedAndTheRestOnTheNext() {
    checkout.branch("by-comment");
    checkout.replace(FILE, "readinessProbe:", "readynessProbe:");
    var pull = open("by-comment", "value: http://mindscape-api", "value: 8080 # a number");
    check(pull);

    say(stage.ana(), pull, "/fix schema/type");
    var first = moved(pull);
    assertThat(file(first))
        .isEqualTo(file(pull.head()).replace("value: 8080 # a", "value: \"8080\" # a"));
    isFixedOnce(pull, first);

    say(stage.ana(), pull, "/fix");
    var second = moved(new Pull(pull.number(), first));
    isFixedOnce(new Pull(pull.number(), first), second);
    assertThat(file(second)).isEqualTo(file(first).replace("readynessProbe:", "readinessProbe:"));
    assertThat(stage.comment(pull.number(), "slipway:answer", first.substring(0, 7))).isNotNull();
    assertThat(stage.conclusion(second, CHECK).path("conclusion").asString()).isEqualTo("success");
  }

  @Test
  void whoMayNotWriteIsRefusedWithTheReason() {
    var rita = world.person("rita");
    var pull = open("by-a-stranger", "readinessProbe:", "readynessProbe:");

    rita.click(Stage.REPO, check(pull), "fix");
    say(rita, pull, "/fix");

    var refused = "@rita only people who may write to the repository can have it fixed.";
    assertThat(stage.comment(pull.number(), TOLD, refused)).isNotNull();
    assertThat(stage.comment(pull.number(), "slipway:answer", refused)).isNotNull();
    assertThat(head(pull)).isEqualTo(pull.head());
  }

  @Test
  void aSecondClickWhileItWorksChangesNothing() {
    var pull = open("twice", "readinessProbe:", "readynessProbe:");
    var run = check(pull);
    world.forge().faults().add("POST", PUSH, 1, new Fault.Slow(Duration.ofSeconds(3)));

    stage.ana().click(Stage.REPO, run, "fix");
    await().atMost(PATIENCE).until(() -> world.forge().faults().rules().isEmpty());
    stage.ana().click(Stage.REPO, run, "fix");
    stage.omar().click(Stage.REPO, run, "fix");
    // Behind the clicks in the line of this pull request.
    say(stage.ana(), pull, "/why");
    stage.comment(pull.number(), "slipway:answer");

    isFixedOnce(pull, moved(pull));
    assertThat(told(pull)).isZero();
  }

  @Test
  void whereTheBranchMovesMeanwhileTheFixIsDerivedAgain() {
    var pull = open("moves", "readinessProbe:", "readynessProbe:");
    var run = check(pull);
    world.forge().faults().add("POST", PUSH, 1, new Fault.Slow(Duration.ofSeconds(5)));

    stage.ana().click(Stage.REPO, run, "fix");
    await().atMost(PATIENCE).until(() -> world.forge().faults().rules().isEmpty());
    checkout.replace(FILE, "replicas: 2", "replicas: 4");
    var hers = checkout.push("More of them");
    var moved = moved(new Pull(pull.number(), hers));

    isFixedOnce(new Pull(pull.number(), hers), moved);
    assertThat(file(moved)).isEqualTo(file("origin/main").replace("replicas: 2", "replicas: 4"));
    assertThat(stage.conclusion(moved, CHECK).path("conclusion").asString()).isEqualTo("success");
  }

  @Test
  void whereNothingCanBeFixedItIsSaid() {
    var clean = open("clean", "replicas: 2", "replicas: 3");
    say(stage.ana(), clean, "/fix");
    assertThat(stage.comment(clean.number(), "@ana nothing was changed: there is nothing to fix."))
        .isNotNull();

    var odd = open("odd", "readinessProbe:", "whatIsThis: 1\n          readinessProbe:");
    stage.ana().click(Stage.REPO, check(odd), "fix");

    var words = "@ana nothing was changed: nothing of what is found can be fixed mechanically.";
    assertThat(stage.comment(odd.number(), TOLD, words)).isNotNull();
    assertThat(head(odd)).isEqualTo(odd.head());
    assertThat(stage.ana().buttons(Stage.REPO, check(clean))).isEmpty();
  }

  @Test
  void whatIsLookedAtAgainByAClickStaysAsItIs() {
    var pull = open("again", "readinessProbe:", "readynessProbe:");
    var run = check(pull);
    var comment = stage.comment(pull.number(), "<!-- slipway:review -->");

    stage.ana().post(Stage.REPO + "/check-runs/" + run.path("id") + "/rerequest", Map.of());
    say(stage.ana(), pull, "/why");
    stage.comment(pull.number(), "slipway:answer");

    assertThat(check(pull)).isEqualTo(run);
    assertThat(stage.comment(pull.number(), "<!-- slipway:review -->")).isEqualTo(comment);
  }

  /**
   * A pull request.
   *
   * @param head as it was
   */
  private record Pull(int number, String head) {}

  /** On the branch that is checked out if it is this one, else on a new one. */
  private Pull open(String branch, String old, String text) {
    if (!checkout.git("branch", "--show-current").strip().equals(branch)) {
      checkout.branch(branch);
    }
    checkout.replace(FILE, old, text);
    var head = checkout.push("Change " + branch);
    var what = Map.of("title", branch, "head", branch, "base", "main", "body", "");
    return new Pull(stage.ana().post(Stage.REPO + "/pulls", what).path("number").asInt(), head);
  }

  private JsonNode check(Pull pull) {
    return stage.conclusion(pull.head(), CHECK);
  }

  private static void say(Person who, Pull pull, String words) {
    var path = "%s/issues/%d/comments".formatted(Stage.REPO, pull.number());
    who.post(path, Map.of("body", words));
  }

  private String head(Pull pull) {
    var now = stage.ana().get("%s/pulls/%d".formatted(Stage.REPO, pull.number()));
    return now.path("head").path("sha").asString();
  }

  /** The head once it is another one. */
  private String moved(Pull pull) {
    await().atMost(PATIENCE).until(() -> !head(pull).equals(pull.head()));
    return head(pull);
  }

  /** One commit of the bot on top of what was there. */
  private void isFixedOnce(Pull pull, String now) {
    checkout.git("fetch", "--quiet", "origin");
    assertThat(checkout.git("show", "-s", "--format=%P", now).strip()).isEqualTo(pull.head());
    assertThat(checkout.git("show", "-s", "--format=%an", now)).containsIgnoringCase("slipway");
    assertThat(checkout.git("show", "-s", "--format=%B", now))
        .startsWith("Fix what can be fixed mechanically")
        .contains("Slipway-Effect: fix:mindscape/platform#" + pull.number());
    assertThat(checkout.git("diff", "--name-only", pull.head(), now).strip()).isEqualTo(FILE);
  }

  private String file(String commit) {
    checkout.git("fetch", "--quiet", "origin");
    return checkout.git("show", commit + ":" + FILE);
  }

  private long told(Pull pull) {
    return stage.comments(pull.number()).stream()
        .filter(comment -> comment.path("body").asString().contains(TOLD))
        .count();
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
