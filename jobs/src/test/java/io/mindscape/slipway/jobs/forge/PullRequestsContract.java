package io.mindscape.slipway.jobs.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.PullRequests.Draft;
import io.mindscape.slipway.jobs.forge.PullRequests.Merge;
import io.mindscape.slipway.jobs.forge.PullRequests.Review;
import io.mindscape.slipway.jobs.forge.PullRequests.Review.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PullRequests} does. */
public abstract class PullRequestsContract {

  private ForgeWorld world;
  private PullRequests pulls;

  /** A fresh world. */
  protected abstract ForgeWorld world();

  @BeforeEach
  void enter() {
    world = world();
    pulls = world.forge().pullRequests();
  }

  @Test
  void describesAPullRequest() {
    var head = world.push("ana", "faster", Map.of("a.md", "a\n"), List.of());
    int number = world.open("ana", "faster", "Make it faster");

    var pull = pulls.find(world.repo(), number).orElseThrow();

    assertThat(pull)
        .isEqualTo(
            new PullRequest(
                world.repo(),
                number,
                "Make it faster",
                "",
                "ana",
                world.repo(),
                "faster",
                head,
                "main",
                world.head("main"),
                true,
                null));
    assertThat(pull.merged()).isFalse();
    assertThat(pulls.find(world.repo(), 999)).isEmpty();
  }

  @Test
  void followsItsHead() {
    int number = opened("ana", "faster");
    var newer = world.push("ana", "faster", Map.of("a.md", "b\n"), List.of());

    assertThat(pulls.find(world.repo(), number).orElseThrow().head()).isEqualTo(newer);
  }

  @Test
  void listsTheOpenOnes() {
    int one = opened("ana", "one");
    int two = opened("bo", "two");
    world.close("ana", one);

    assertThat(pulls.open(world.repo())).extracting(PullRequest::number).containsExactly(two);
    assertThat(pulls.openFrom(world.repo(), "two")).map(PullRequest::number).contains(two);
    assertThat(pulls.openFrom(world.repo(), "one")).isEmpty();
    assertThat(pulls.openFrom(world.repo(), "tw")).isEmpty();
  }

  @Test
  void opensOneInTheBotsName() {
    var head = world.push("ana", "slipway/x", Map.of("a.md", "a\n"), List.of());

    var pull =
        pulls.create(world.repo(), new Draft("Promote", "What changes", "slipway/x", "main"));

    assertThat(pull.author()).isEqualTo(world.forge().people().self());
    assertThat(pull.body()).isEqualTo("What changes");
    assertThat(pull.head()).isEqualTo(head);
    assertThat(pulls.openFrom(world.repo(), "slipway/x")).contains(pull);
  }

  @Test
  void describesItAnew() {
    world.push("ana", "slipway/x", Map.of("a.md", "a\n"), List.of());
    int number =
        pulls
            .create(world.repo(), new Draft("Promote", "What changes", "slipway/x", "main"))
            .number();

    pulls.describe(world.repo(), number, "Promote more", "More changes");

    var pull = pulls.find(world.repo(), number).orElseThrow();
    assertThat(pull.title()).isEqualTo("Promote more");
    assertThat(pull.body()).isEqualTo("More changes");
  }

  @Test
  void mergesTheHeadThatWasAskedFor() {
    int number = opened("ana", "faster");
    var head = world.head("faster");

    var merge = pulls.merge(world.repo(), number, head, "Merge it");

    assertThat(merge).isEqualTo(new Merge.Merged(world.head("main")));
    var merged = pulls.find(world.repo(), number).orElseThrow();
    assertThat(merged.open()).isFalse();
    assertThat(merged.mergeCommit()).isEqualTo(world.head("main"));
  }

  @Test
  void mergesNothingWhenTheHeadMoved() {
    int number = opened("ana", "faster");
    var old = world.head("faster");
    var main = world.head("main");
    world.push("ana", "faster", Map.of("a.md", "b\n"), List.of());

    assertThat(pulls.merge(world.repo(), number, old, "Merge it")).isEqualTo(new Merge.HeadMoved());
    assertThat(world.head("main")).isEqualTo(main);
  }

  @Test
  void saysWhyItDoesNotMergeAClosedOne() {
    int number = opened("ana", "faster");
    world.close("ana", number);

    assertThat(pulls.merge(world.repo(), number, world.head("faster"), "Merge it"))
        .isInstanceOfSatisfying(
            Merge.NotMergeable.class, not -> assertThat(not.why()).isNotBlank());
  }

  @Test
  void aReviewRemembersTheHeadThatWasReviewed() {
    int number = opened("ana", "faster");
    var old = world.head("faster");
    world.review("omar", number, Verdict.APPROVED);
    var newer = world.push("ana", "faster", Map.of("a.md", "b\n"), List.of());
    world.review("bo", number, Verdict.CHANGES_REQUESTED);

    assertThat(pulls.reviews(world.repo(), number))
        .containsExactly(
            new Review("omar", Verdict.APPROVED, old),
            new Review("bo", Verdict.CHANGES_REQUESTED, newer));
  }

  @Test
  void namesEverybodyWhoHadAHandInIt() {
    world.push("bo", "faster", Map.of("a.md", "a\n"), List.of());
    world.push("ana", "faster", Map.of("b.md", "b\n"), List.of("qi"));
    int number = world.open("ana", "faster", "Make it faster");

    assertThat(pulls.contributors(world.repo(), number))
        .containsExactlyInAnyOrder("ana", "bo", "qi");
  }

  private int opened(String login, String branch) {
    world.push(login, branch, Map.of(branch + ".md", branch + "\n"), List.of());
    return world.open(login, branch, "Make it " + branch);
  }
}
