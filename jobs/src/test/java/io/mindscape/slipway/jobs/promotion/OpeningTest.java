package io.mindscape.slipway.jobs.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts.Died;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How promotions are asked for, and what is refused. */
final class OpeningTest {

  private Platform platform = new Platform();

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
    platform.approve(pull, "omar");
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
  void opensOnceWhenItDiedBeforeThePullRequest() {
    platform.release("1.9.0");
    platform.acts.dieBefore("open pull request");
    assertThatThrownBy(platform::promoted).isInstanceOf(Died.class);

    var pull = platform.promoted();

    assertThat(platform.forge.pullRequests().open(Platform.REPO)).containsExactly(pull);
    assertThat(platform.git.authors(Platform.REPO, pull.base(), pull.head()))
        .containsExactly("slipway[bot]");
  }

  private String refusal(String environment, String by) {
    var outcome = platform.promotions.promote(Platform.REPO, environment, by);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).why();
  }

  private Gates gates(PullRequest pull) {
    return platform.promotions.evaluate(Platform.REPO, pull, "production");
  }

  private CommitId head() {
    return platform.git.head(Platform.REPO, "main").orElseThrow();
  }

  @Test
  void refusesASourceThatFollowsAnotherBranch() {
    platform = new Platform(Platform.STRATEGY.replace("{branch: main}", "{branch: develop}"));

    assertThat(refusal("production", "ana"))
        .startsWith(
            "staging follows the branch `develop`; a promotion needs it on the default branch");
  }

  @Test
  void refusesAnEnvironmentThatFollowsNothing() {
    platform =
        new Platform(Platform.STRATEGY.replace("      follows: {environment: staging}\n", ""));

    assertThat(refusal("production", "ana")).startsWith("production follows no environment");
  }
}
