package io.mindscape.slipway.jobs.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts.Died;
import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests.Review.Verdict;
import io.mindscape.slipway.jobs.git.CommitId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the open pull request to the merge, through the gates. */
final class AdvanceTest {

  private final Platform platform = new Platform();

  @Test
  void mergesWhenEveryGateIsOpenAndNamesTheApprovers() {
    var pull = ready();
    platform.approve(pull, "omar");

    var progress = platform.promotions.advance(Platform.REPO, pull.number());

    assertThat(progress).isEqualTo(new Progress.Merged(head()));
    assertThat(platform.main("k8s/production/api.yaml")).isEqualTo(Platform.deployment("1.9.0"));
    assertThat(platform.git.log(Platform.REPO, "main").getFirst().text().subject())
        .startsWith("Promote to production: mindscape/api 1.9.0 (#%d)".formatted(pull.number()))
        .contains("Approved-by: omar", "Slipway-Requested-By: ana", "Slipway-Effect: merge:");
    assertThat(check(pull).state()).isEqualTo(Checks.State.SUCCESS);
  }

  @Test
  void mergesOnceHoweverOftenItIsAsked() {
    var pull = ready();
    platform.approve(pull, "omar");
    platform.promotions.advance(Platform.REPO, pull.number());

    assertThat(platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Progress.Nothing.class);
    assertThat(platform.acts.count("merge")).isEqualTo(1);
  }

  @Test
  void mergesOnceWhenItDiedInTheMerge() {
    var pull = ready();
    platform.approve(pull, "omar");
    platform.acts.dieBefore("merge");
    assertThatThrownBy(() -> platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Died.class);

    assertThat(platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Progress.Merged.class);
    assertThat(platform.acts.count("merge")).isEqualTo(1);
  }

  @Test
  void waitsAndSaysForWhat() {
    platform.release("1.9.0");
    var pull = platform.promoted();

    var progress = (Progress.Waiting) platform.promotions.advance(Platform.REPO, pull.number());

    assertThat(progress.gates().getFirst().closed())
        .extracting(Gate::name)
        .containsExactly("approvals", "soak", "checks");
    assertThat(check(pull).state()).isEqualTo(Checks.State.WAITING);
    assertThat(check(pull).title())
        .isEqualTo("waits for approvals, soak (until 2026-11-25 12:10:00 UTC) and checks");
    assertThat(platform.acts.count("merge")).isZero();
  }

  @Test
  void onlyTimeIsMissingAndTheNextLookMerges() {
    platform.release("1.9.0");
    var pull = platform.promoted();
    platform.pass(pull);
    platform.approve(pull, "omar");
    assertThat(platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Progress.Waiting.class);

    platform.time.pass(Duration.ofMinutes(10));

    assertThat(platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Progress.Merged.class);
  }

  @Test
  void aReviewAtTheHeadMergesToo() {
    var pull = ready();
    platform.forge.pullRequests().review(pull.number(), "olga", Verdict.APPROVED);

    assertThat(platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Progress.Merged.class);
  }

  @Test
  void saysWhatTheForgeSaysWhenItWillNotMerge() {
    var pull = ready();
    platform.approve(pull, "omar");
    platform.forge.pullRequests().refuseMerge(pull.number(), "a required check is missing");

    for (int i = 0; i < 2; i++) {
      assertThat(platform.promotions.advance(Platform.REPO, pull.number()))
          .isEqualTo(new Progress.NotMerged("The forge says: `a required check is missing`"));
    }
    assertThat(platform.forge.discussion().comments(Platform.REPO, pull.number()))
        .filteredOn(comment -> comment.body().startsWith("<!-- slipway:merge -->"))
        .hasSize(1);

    platform.forge.pullRequests().allowMerge(pull.number());
    assertThat(platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Progress.Merged.class);
  }

  @Test
  void aCommitThatSomebodyAddsIsNotMergedByTheBot() {
    var pull = ready();
    platform.git.commit(
        Platform.REPO, pull.headBranch(), Map.of("k8s/production/more.yaml", "a: 1\n"), "bo");
    var now = platform.pull(pull.number());
    platform.pass(now);
    platform.approve(now, "omar");

    var progress = (Progress.Waiting) platform.promotions.advance(Platform.REPO, now.number());

    assertThat(progress.gates().getFirst().closed())
        .extracting(Gate::name)
        .containsExactly("content");
  }

  @Test
  void aChangeInTheTagsOwnFileIsSeenToo() {
    var pull = ready();
    var sneaky = Platform.deployment("1.9.0").replace("replicas: 3", "replicas: 1");
    platform.git.commit(
        Platform.REPO, pull.headBranch(), Map.of("k8s/production/api.yaml", sneaky), "bo");

    assertThat(gates(platform.pull(pull.number())).closed())
        .extracting(Gate::name)
        .contains("content");
  }

  @Test
  void withoutItsMarkerTheBotDoesNotMerge() {
    var pull = ready();
    platform.approve(pull, "omar");
    platform.forge.pullRequests().text(pull.number(), pull.title(), "somebody edited this");

    assertThat(platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Progress.Ready.class);
    assertThat(platform.acts.count("merge")).isZero();
  }

  @Test
  void aPersonsPullRequestIsHeldToTheSameGatesAndMergedByAPerson() {
    platform.release("1.9.0");
    platform.time.pass(Duration.ofMinutes(10));
    var pull =
        platform.propose(
            "bo", "by-hand", Map.of(Platform.api("production"), Platform.deployment("1.9.0")));
    platform.pass(pull);
    assertThat(platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Progress.Waiting.class);
    assertThat(check(pull).state()).isEqualTo(Checks.State.WAITING);
    platform.approve(pull, "omar");

    assertThat(platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Progress.Ready.class);
    assertThat(check(pull).state()).isEqualTo(Checks.State.SUCCESS);
    assertThat(platform.acts.count("merge")).isZero();
  }

  @Test
  void aPullRequestThatPretendsToBeAPromotionIsNotMerged() {
    platform.release("1.9.0");
    platform.time.pass(Duration.ofMinutes(10));
    var pull =
        platform.propose(
            "bo",
            "slipway/promote-production",
            Map.of(Platform.api("production"), Platform.deployment("1.9.0")));
    platform
        .forge
        .pullRequests()
        .text(pull.number(), pull.title(), Requests.markers("production", List.of("qi")));
    platform.pass(pull);
    platform.approve(pull, "omar");

    assertThat(platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Progress.Ready.class);
  }

  @Test
  void aChartThatProductionIsRenderedFromIsHeldToItsGates() {
    var helm =
        Platform.STRATEGY.replace(
            "  images:", "  applications: {shop: {chart: charts/shop}}\n  images:");
    var platform = new Platform(helm);
    platform.git.commit(
        Platform.REPO,
        "main",
        Map.of(
            "charts/shop/Chart.yaml",
            "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
            "environments/production/shop/values.yaml",
            "replicas: 3\n"),
        "bo");
    var pull =
        platform.propose("bo", "chart", Map.of("charts/shop/templates/shop.yaml", "kind: Pod\n"));

    assertThat(platform.promotions.guarded(pull)).containsExactly("production");
  }

  @Test
  void whatTouchesNoSuchEnvironmentIsLeftAlone() {
    var pull = platform.propose("bo", "docs", Map.of("README.md", "Hello\n"));

    assertThat(platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Progress.Nothing.class);
    assertThat(platform.forge.checks().reports(Platform.REPO, pull.head())).isEmpty();
  }

  @Test
  void theStrategyInForceIsThatOfMainNotThePullRequestsOwn() {
    var easy =
        Platform.STRATEGY
            .replace("      approvals: {teams: [mindscape/prod-approvers], required: 1}\n", "")
            .replace("      gates: [healthy]\n", "");
    assertThat(easy).doesNotContain("approvals", "healthy");
    var pull =
        platform.propose(
            "bo",
            "easy",
            Map.of("slipway.yaml", easy, Platform.api("production"), Platform.deployment("1.9.0")));

    assertThat(gates(pull).closed()).extracting(Gate::name).contains("approvals", "healthy");
  }

  private PullRequest ready() {
    platform.release("1.9.0");
    platform.time.pass(Duration.ofMinutes(10));
    var pull = platform.promoted();
    platform.pass(pull);
    return pull;
  }

  private Gates gates(PullRequest pull) {
    return platform.promotions.evaluate(Platform.REPO, pull, "production");
  }

  private Checks.Report check(PullRequest pull) {
    return platform
        .forge
        .checks()
        .report(Platform.REPO, pull.head(), "slipway/production")
        .orElseThrow();
  }

  private CommitId head() {
    return platform.git.head(Platform.REPO, "main").orElseThrow();
  }
}
