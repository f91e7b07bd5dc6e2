package io.mindscape.slipway.jobs.reconcile;

import static io.mindscape.slipway.jobs.dispatch.World.PRODUCTION;
import static io.mindscape.slipway.jobs.dispatch.World.REPO;
import static io.mindscape.slipway.jobs.dispatch.World.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.cluster.Cluster.Health;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.DeliveryStore;
import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.delivery.Filter;
import io.mindscape.slipway.jobs.delivery.Subject;
import io.mindscape.slipway.jobs.dispatch.World;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.forge.Deployments.Success;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Page;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Preview;
import io.mindscape.slipway.jobs.maintenance.orders.Orders;
import io.mindscape.slipway.jobs.promotion.Promotions;
import io.mindscape.slipway.jobs.review.Review;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReconcileTest {

  private final World world = new World();

  @Test
  void findsEverythingThatWasMissed() {
    int number = world.open("change", Map.of(PRODUCTION, World.config("1.8.3")));

    look();

    assertThat(world.missed).containsExactly("pull_request");
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
    look();
    var before = world.acts.all();

    assertThat(look()).isEmpty();

    assertThat(world.acts.all()).isEqualTo(before);
    assertThat(world.missed).hasSize(1);
  }

  @Test
  void completesAReviewThatDiedInTheMiddle() {
    int number = world.open("change", Map.of(STAGING, World.config("1.8.3")));
    world.acts.dieAfter("write comment");
    assertThatThrownBy(() -> world.dispatcher.handle(new Event.PullRequestChanged(REPO, number)))
        .isInstanceOf(Acts.Died.class);

    look();

    assertThat(world.forge.discussion().comments(REPO, number)).hasSize(1);
    assertThat(world.forge.checks().reports(REPO, world.git.head(REPO, "change").orElseThrow()))
        .singleElement()
        .satisfies(report -> assertThat(report.state()).isEqualTo(State.SUCCESS));
  }

  @Test
  void oneEnvironmentThatFailsDoesNotKeepTheOtherFromBeingDeployed() {
    world.cluster.becomes("staging", new Health.Degraded("CrashLoopBackOff"));

    look();

    assertThat(runs("staging")).isEmpty();
    assertThat(runs("production")).isPresent();
    assertThat(world.forge.discussion().findIssue(REPO, Promotions.LABEL)).isPresent();
  }

  @Test
  void aBadStrategyKeepsNobodyFromReviewing() {
    int number = world.open("change", Map.of(STAGING, World.config("1.8.3")));
    world.git.commit(REPO, "main", Map.of("slipway.yaml", "delivery: 7\n"), "bo");

    look();

    assertThat(world.forge.discussion().comments(REPO, number)).hasSize(1);
    assertThat(runs("staging")).isEmpty();
  }

  @Test
  void believesWhatHappenedWhileItRanOnlyAtTheSecondLook() {
    settle();
    int number = world.open("change", Map.of(STAGING, World.config("1.8.3")));

    assertThat(look()).isEmpty();
    assertThat(world.missed).isEmpty();

    assertThat(look()).contains(new Event.PullRequestChanged(REPO, number));
    assertThat(world.missed).containsExactly("pull_request");
  }

  @Test
  void findsAMisspeltOrderWhereOrdersAreGivenAndNowhereElse() {
    var discussion = world.forge.discussion();
    settle();
    int preview = discussion.open(REPO, "slipway[bot]", "", "Maintenance planned", "");
    int other = discussion.open(REPO, "bo", "", "Another", "");
    var opens = Instant.parse("2026-11-29T02:00:00Z");
    world.orders.write(
        new Page(
            REPO,
            LocalDate.parse("2026-11-29"),
            new Preview(preview, new Opening(opens, opens.plusSeconds(7_200)), false),
            Orders.NONE,
            0));
    discussion.comment(REPO, other, "bo", "/vetoo log_rotation no");
    long asked = discussion.comment(REPO, preview, "bo", "/vetoo log_rotation no");
    look();

    assertThat(look()).containsExactly(new Event.Commented(REPO, preview, asked));
    assertThat(discussion.comments(REPO, preview).getLast().body())
        .contains("Did you mean `/veto`?");
    assertThat(discussion.comments(REPO, other)).hasSize(1);
  }

  @Test
  void findsACommandThatWasNotAnsweredAndNoOtherComment() {
    int issue = settle();
    var discussion = world.forge.discussion();
    long answered = discussion.comment(REPO, issue, "bo", "/why");
    world.dispatcher.handle(new Event.Commented(REPO, issue, answered));
    discussion.comment(REPO, issue, "bo", "Nice!");
    discussion.edit(discussion.comment(REPO, issue, "bo", "Nicer!"), "/why");
    long asked = discussion.comment(REPO, issue, "bo", "/promote production");
    look();

    assertThat(look()).containsExactly(new Event.Commented(REPO, issue, asked));

    assertThat(world.missed).containsExactly("issue_comment");
    assertThat(discussion.comments(REPO, issue).getLast().body())
        .startsWith("<!-- slipway:answer %d -->".formatted(asked));
    look();
    look();
    assertThat(world.missed).hasSize(1);
  }

  /** While the pull request itself is owed a verdict, the command has to wait. */
  @Test
  void findsACommandOnAPullRequestThatWasMissedItself() {
    int number = world.open("change", Map.of(STAGING, World.config("1.8.3")));
    long asked = world.forge.discussion().comment(REPO, number, "bo", "/why");
    world.time.pass(Duration.ofMinutes(20));

    look();
    world.time.pass(Duration.ofMinutes(1));
    look();
    world.time.pass(Duration.ofMinutes(1));
    look();

    assertThat(world.missed).containsExactlyInAnyOrder("pull_request", "issue_comment");
    assertThat(world.forge.discussion().comments(REPO, number).getLast().body())
        .startsWith("<!-- slipway:answer %d -->".formatted(asked));
  }

  @Test
  void findsAPushThatWasNotDeployed() {
    settle();
    world.git.commit(REPO, "main", Map.of(STAGING, World.config("1.8.3")), "bo");
    look();

    assertThat(look()).contains(new Event.DeployDue(REPO, "main"));

    assertThat(world.missed).containsExactly("push");
    assertThat(runs("staging")).isEqualTo(world.git.head(REPO, "main"));
  }

  @Test
  void findsAPromotionThatWasClosed() {
    int issue = settle();
    world.git.commit(REPO, "main", Map.of(STAGING, World.config("1.8.3")), "bo");
    world.dispatcher.handle(new Event.BranchPushed(REPO, "main"));
    var discussion = world.forge.discussion();
    long asked = discussion.comment(REPO, issue, "bo", "/promote production");
    world.dispatcher.handle(new Event.Commented(REPO, issue, asked));
    var pull = world.forge.pullRequests().openFrom(REPO, "slipway/promote-production").get();
    world.dispatcher.handle(new Event.PullRequestChanged(REPO, pull.number()));
    world.dispatcher.handle(new Event.PromotionsMoved(REPO));
    world.work();
    assertThat(discussion.issue(issue).body()).contains("#%d promotes".formatted(pull.number()));
    world.forge.pullRequests().close(pull.number());
    look();

    assertThat(look()).containsExactly(new Event.PromotionsMoved(REPO));

    assertThat(world.missed).containsExactly("pull_request");
    assertThat(discussion.issue(issue).body()).contains("Comment `/promote production`");
  }

  @Test
  void leavesAloneWhatIsBeingDone() {
    settle();
    int number = world.open("change", Map.of(STAGING, World.config("1.8.3")));
    var subject = Subject.pullRequest(REPO.toString(), number);
    world.inbox.keep(DeliveryStore.delivery("a", subject, Delivery.REVIEW));

    for (int i = 0; i < 3; i++) {
      world.reconcile.reconcile(REPO);
    }

    assertThat(world.missed).isEmpty();
    assertThat(world.inbox.list(new Filter(Set.of(), "", subject), 10)).hasSize(1);
  }

  @Test
  void anotherReplicaLooksNotAtTheSameTime() throws Exception {
    world.open("change", Map.of(STAGING, World.config("1.8.3")));
    var looking = new Thread(() -> world.reconcile.reconcile(REPO));

    world.turns.attempt("reconcile:" + REPO, () -> runToItsEnd(looking));

    assertThat(world.missed).isEmpty();
  }

  private static void runToItsEnd(Thread thread) {
    try {
      thread.start();
      thread.join();
    } catch (InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Looks, and does what is found. */
  private List<Event> look() {
    world.reconcile.reconcile(REPO);
    return world.work();
  }

  /** Everything is done; says the number of the promotions issue. */
  private int settle() {
    look();
    assertThat(look()).isEmpty();
    return world.forge.discussion().findIssue(REPO, Promotions.LABEL).orElseThrow();
  }

  private Optional<CommitId> runs(String environment) {
    return world.forge.deployments().newestSuccess(REPO, environment).map(Success::commit);
  }
}
