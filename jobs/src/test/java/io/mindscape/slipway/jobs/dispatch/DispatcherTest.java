package io.mindscape.slipway.jobs.dispatch;

import static io.mindscape.slipway.jobs.dispatch.World.PRODUCTION;
import static io.mindscape.slipway.jobs.dispatch.World.REPO;
import static io.mindscape.slipway.jobs.dispatch.World.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests.Review.Verdict;
import io.mindscape.slipway.jobs.promotion.Promotions;
import io.mindscape.slipway.jobs.review.Review;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DispatcherTest {

  private final World world = new World();

  @Test
  void aPullRequestIsReviewedAndItsGatesAreShown() {
    int number = world.open("change", Map.of(PRODUCTION, World.config("1.8.3")));

    world.dispatcher.handle(new Event.PullRequestChanged(REPO, number));

    var head = world.git.head(REPO, "change").orElseThrow();
    assertThat(world.forge.checks().find(REPO, head, Review.CHECK)).contains(State.SUCCESS);
    assertThat(world.forge.checks().find(REPO, head, "slipway/production")).contains(State.WAITING);
  }

  @Test
  void anImageThatIsPublishedReachesProductionWithAnApproval() {
    push();
    world.dispatcher.handle(new Event.ImagePublished(REPO, "mindscape/api", "1.9.0"));
    assertThat(world.git.read(REPO, "main", STAGING)).contains("mindscape/api:1.9.0");

    push();
    int issue = world.forge.discussion().findIssue(REPO, Promotions.LABEL).orElseThrow();
    assertThat(world.forge.discussion().issue(issue).body()).contains("1.9.0");

    long comment = world.forge.discussion().comment(REPO, issue, "bo", "/promote production");
    world.dispatcher.handle(new Event.Commented(REPO, issue, comment));
    var pull = promotion();
    world.dispatcher.handle(new Event.PullRequestChanged(REPO, pull.number()));
    assertThat(promotion().open()).isTrue();

    world.forge.pullRequests().review(pull.number(), "omar", Verdict.APPROVED);
    world.dispatcher.handle(new Event.Reviewed(REPO, pull.number()));
    var merged = world.forge.pullRequests().find(REPO, pull.number()).orElseThrow();
    assertThat(merged.merged()).isTrue();

    world.dispatcher.handle(new Event.PullRequestClosed(REPO, pull.number()));
    push();
    assertThat(world.forge.deployments().newestSuccess(REPO, "production").orElseThrow().commit())
        .isEqualTo(merged.mergeCommit());
  }

  @Test
  void aDeploymentOpensTheGateThatWaitedForIt() {
    push();
    world.dispatcher.handle(new Event.ImagePublished(REPO, "mindscape/api", "1.9.0"));
    int issue = world.forge.discussion().findIssue(REPO, Promotions.LABEL).orElseThrow();
    long comment = world.forge.discussion().comment(REPO, issue, "bo", "/promote production");
    world.dispatcher.handle(new Event.Commented(REPO, issue, comment));
    var pull = promotion();
    world.dispatcher.handle(new Event.PullRequestChanged(REPO, pull.number()));
    world.forge.pullRequests().review(pull.number(), "omar", Verdict.APPROVED);
    world.dispatcher.handle(new Event.Reviewed(REPO, pull.number()));
    assertThat(promotion().open()).isTrue();

    push();

    assertThat(world.forge.pullRequests().find(REPO, pull.number()).orElseThrow().merged())
        .isTrue();
  }

  @Test
  void nothingIsDoneForABranchThatFeedsNothing() {
    world.open("feature", Map.of(STAGING, World.config("1.8.3")));

    world.dispatcher.handle(new Event.BranchPushed(REPO, "feature"));
    world.dispatcher.handle(new Event.Ignored("nothing for us"));

    assertThat(world.acts.all()).isEmpty();
  }

  @Test
  void aPushThatDeploysNothingMovesNobodysGates() {
    push();
    int number = world.open("change", Map.of(PRODUCTION, World.config("1.8.3")));

    world.dispatcher.handle(new Event.BranchPushed(REPO, "main"));
    assertThat(world.work()).containsExactly(new Event.PromotionsMoved(REPO));

    world.git.commit(REPO, "main", Map.of(STAGING, World.config("1.8.3")), "bo");
    world.dispatcher.handle(new Event.DeployDue(REPO, "main"));
    assertThat(world.work())
        .containsExactlyInAnyOrder(
            new Event.PromotionsMoved(REPO), new Event.GatesMoved(REPO, number));
  }

  private void push() {
    world.dispatcher.handle(new Event.BranchPushed(REPO, "main"));
    world.work();
  }

  private PullRequest promotion() {
    return world.forge.pullRequests().openFrom(REPO, "slipway/promote-production").orElseThrow();
  }
}
