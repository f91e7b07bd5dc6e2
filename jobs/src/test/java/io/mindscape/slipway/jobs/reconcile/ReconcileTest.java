package io.mindscape.slipway.jobs.reconcile;

import static io.mindscape.slipway.jobs.dispatch.World.PRODUCTION;
import static io.mindscape.slipway.jobs.dispatch.World.REPO;
import static io.mindscape.slipway.jobs.dispatch.World.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.cluster.Cluster.Health;
import io.mindscape.slipway.jobs.dispatch.World;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.forge.Deployments.Success;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.promotion.Promotions;
import io.mindscape.slipway.jobs.review.Review;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReconcileTest {

  private final World world = new World();

  @Test
  void findsEverythingThatWasMissed() {
    int number = world.open("change", Map.of(PRODUCTION, World.config("1.8.3")));

    world.reconcile.reconcile(REPO);

    var head = world.git.head(REPO, "change").orElseThrow();
    assertThat(world.forge.checks().find(REPO, head, Review.CHECK)).contains(State.SUCCESS);
    assertThat(world.forge.checks().find(REPO, head, "slipway/production")).contains(State.WAITING);
    assertThat(world.forge.discussion().comments(REPO, number)).hasSize(1);
    assertThat(runs("staging")).isEqualTo(world.git.head(REPO, "main"));
    assertThat(runs("production")).isEqualTo(world.git.head(REPO, "main"));
    assertThat(world.forge.discussion().findIssue(REPO, Promotions.LABEL)).isPresent();
  }

  @Test
  void doesNothingTheSecondTime() {
    world.open("change", Map.of(STAGING, World.config("1.8.3")));
    world.reconcile.reconcile(REPO);
    var before = world.acts.all();

    world.reconcile.reconcile(REPO);

    assertThat(world.acts.all()).isEqualTo(before);
  }

  @Test
  void completesAReviewThatDiedInTheMiddle() {
    int number = world.open("change", Map.of(STAGING, World.config("1.8.3")));
    world.acts.dieAfter("write comment");
    assertThatThrownBy(() -> world.reconcile.reconcile(REPO)).isInstanceOf(Acts.Died.class);

    world.reconcile.reconcile(REPO);

    assertThat(world.forge.discussion().comments(REPO, number)).hasSize(1);
    assertThat(world.forge.checks().reports(REPO, world.git.head(REPO, "change").orElseThrow()))
        .singleElement()
        .satisfies(report -> assertThat(report.state()).isEqualTo(State.SUCCESS));
  }

  @Test
  void oneEnvironmentThatFailsDoesNotKeepTheOtherFromBeingDeployed() {
    world.cluster.becomes("staging", new Health.Degraded("CrashLoopBackOff"));

    world.reconcile.reconcile(REPO);

    assertThat(runs("staging")).isEmpty();
    assertThat(runs("production")).isPresent();
    assertThat(world.forge.discussion().findIssue(REPO, Promotions.LABEL)).isPresent();
  }

  @Test
  void aBadStrategyKeepsNobodyFromReviewing() {
    int number = world.open("change", Map.of(STAGING, World.config("1.8.3")));
    world.git.commit(REPO, "main", Map.of("slipway.yaml", "delivery: 7\n"), "bo");

    world.reconcile.reconcile(REPO);

    assertThat(world.forge.discussion().comments(REPO, number)).hasSize(1);
    assertThat(runs("staging")).isEmpty();
  }

  private Optional<CommitId> runs(String environment) {
    return world.forge.deployments().newestSuccess(REPO, environment).map(Success::commit);
  }
}
