package io.mindscape.slipway.jobs.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts.Died;
import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests.Review.Verdict;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A promotion from the wish to the merge. */
final class PromotionsTest {

  private final Platform platform = new Platform();

  @Test
  void opensAPullRequestThatMovesTheTagAndNothingElse() {
    platform.release("1.9.0");

    var pull = platform.promoted();

    assertThat(pull.title()).isEqualTo("Promote to production: mindscape/api 1.9.0");
    assertThat(pull.author()).isEqualTo("slipway[bot]");
    assertThat(pull.headBranch()).isEqualTo("slipway/promote-production");
    assertThat(platform.git.changed(Platform.REPO, pull.base(), pull.head()))
        .containsExactly("k8s/production/api.yaml");
    assertThat(platform.git.read(Platform.REPO, pull.headBranch(), "k8s/production/api.yaml"))
        .isEqualTo(Platform.deployment("1.9.0"));
    assertThat(pull.body())
        .startsWith("<!-- slipway:promotion production requested-by:ana -->\n")
        .contains("```\n/approve %s\n```".formatted(pull.head().abbreviated()))
        .contains("+   spec.template.spec.containers[api].image: mindscape/api:1.9.0");
    assertThat(platform.git.log(Platform.REPO, pull.headBranch()).getFirst().text().trailers())
        .extracting(Trailer::key)
        .containsExactly("Slipway-Requested-By", "Slipway-Effect");
  }

  @Test
  void askingAgainChangesNothing() {
    platform.release("1.9.0");
    var pull = platform.promoted();
    int acts = platform.acts.all().size();

    var again = platform.promotions.promote(Platform.REPO, "production", "omar");

    assertThat(again)
        .isEqualTo(
            new Outcome.Opened(pull.number(), pull.head(), "open already, with what staging runs"));
    assertThat(platform.acts.all()).hasSize(acts);
    assertThat(platform.pull(pull.number()).body()).doesNotContain("omar");
  }

  @Test
  void askingAfterANewReleaseBringsTheOpenOneUpToDate() {
    platform.release("1.9.0");
    var pull = platform.promoted();
    approve(pull, "omar");
    platform.release("1.9.1");

    var outcome = (Outcome.Opened) platform.promotions.promote(Platform.REPO, "production", "bo");

    assertThat(outcome.number()).isEqualTo(pull.number());
    assertThat(outcome.what()).contains("approvals of the old one no longer count");
    var now = platform.pull(pull.number());
    assertThat(now.head()).isEqualTo(outcome.head()).isNotEqualTo(pull.head());
    assertThat(now.title()).isEqualTo("Promote to production: mindscape/api 1.9.1");
    assertThat(Requests.named(now, "production")).containsExactly("ana", "bo");
    assertThat(gates(now).approvals().counting()).isEmpty();
  }

  @Test
  void aClosedPromotionIsNotBuiltUpon() {
    platform.release("1.9.0");
    var first = platform.promoted();
    platform.forge.pullRequests().close(first.number());
    platform.git.commit(Platform.REPO, "main", Map.of("a.md", "a\n"), "ana");

    var second = platform.promoted();

    assertThat(second.number()).isNotEqualTo(first.number());
    assertThat(platform.git.mergeBase(Platform.REPO, second.head(), first.head()))
        .isNotEqualTo(Optional.of(first.head()));
    assertThat(platform.git.changed(Platform.REPO, second.base(), second.head()))
        .containsExactly("k8s/production/api.yaml");
  }

  @Test
  void saysWhenProductionRunsItAlready() {
    platform.forge.deployments().succeeded(Platform.REPO, head(), "staging");

    assertThat(platform.promotions.promote(Platform.REPO, "production", "ana"))
        .isEqualTo(
            new Outcome.Nothing(
                "production already runs what staging runs: `mindscape/api` `1.8.2` and"
                    + " `mindscape/web` `2.4.0`."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "", "@everyone", "Production"})
  void refusesAnEnvironmentThatIsNotThereAndNamesThoseThatAre(String name) {
    assertThat(refusal(name, "ana"))
        .startsWith("There is no environment `")
        .contains("`staging` and `production`");
  }

  @Test
  void refusesAnEnvironmentThatFollowsABranch() {
    assertThat(refusal("staging", "ana")).startsWith("staging follows the branch `main`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rita", "mallory"})
  void refusesWhoMayNotWrite(String login) {
    platform.release("1.9.0");

    assertThat(refusal("production", login)).contains("the right to write", "`" + login + "`");
    assertThat(platform.acts.all()).isEmpty();
  }

  @Test
  void refusesWhenNothingHasBeenDeployedToStaging() {
    assertThat(refusal("production", "ana")).startsWith("Nothing has been deployed to staging yet");
  }

  @Test
  void refusesWhenSomebodyUsesItsBranch() {
    platform.release("1.9.0");
    var branch = "slipway/promote-production";
    platform.propose("bo", branch, Map.of("a.md", "a\n"));

    assertThat(refusal("production", "ana")).contains("which the bot needs for itself");
  }

  @Test
  void mergesWhenEveryGateIsOpenAndNamesTheApprovers() {
    var pull = ready();
    approve(pull, "omar");

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
    approve(pull, "omar");
    platform.promotions.advance(Platform.REPO, pull.number());

    assertThat(platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Progress.Nothing.class);
    assertThat(platform.acts.count("merge")).isEqualTo(1);
  }

  @Test
  void mergesOnceWhenItDiedInTheMerge() {
    var pull = ready();
    approve(pull, "omar");
    platform.acts.dieBefore("merge");
    assertThatThrownBy(() -> platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Died.class);

    assertThat(platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Progress.Merged.class);
    assertThat(platform.acts.count("merge")).isEqualTo(1);
  }

  @Test
  void opensOnceWhenItDiedBeforeThePullRequest() {
    platform.release("1.9.0");
    platform.acts.dieBefore("open pull request");
    assertThatThrownBy(platform::promoted).isInstanceOf(Died.class);

    var pull = platform.promoted();

    assertThat(platform.forge.pullRequests().open(Platform.REPO)).containsExactly(pull);
    assertThat(platform.git.authors(Platform.REPO, pull.base(), pull.head()))
        .containsExactly("slipway[bot]");
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
    approve(pull, "omar");
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
    approve(pull, "omar");
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
    approve(now, "omar");

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
    approve(pull, "omar");
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
    approve(pull, "omar");

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
    approve(pull, "omar");

    assertThat(platform.promotions.advance(Platform.REPO, pull.number()))
        .isInstanceOf(Progress.Ready.class);
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

  private void approve(PullRequest pull, String who) {
    platform
        .forge
        .discussion()
        .comment(Platform.REPO, pull.number(), who, "/approve " + pull.head().abbreviated());
  }

  private String refusal(String environment, String by) {
    var outcome = platform.promotions.promote(Platform.REPO, environment, by);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).why();
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
