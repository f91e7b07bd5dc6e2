package io.mindscape.slipway.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.sandbox.chaos.World.Comment;
import io.mindscape.slipway.sandbox.chaos.World.Commit;
import io.mindscape.slipway.sandbox.chaos.World.Deployment;
import io.mindscape.slipway.sandbox.chaos.World.Issue;
import io.mindscape.slipway.sandbox.chaos.World.Job;
import io.mindscape.slipway.sandbox.chaos.World.Place;
import io.mindscape.slipway.sandbox.chaos.World.Publication;
import io.mindscape.slipway.sandbox.chaos.World.Pull;
import io.mindscape.slipway.sandbox.chaos.World.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A judge that overlooks something would let everything pass: it is shown what it must see. */
final class JudgeTest {

  private static final String REPO = "mindscape/yard";
  private static final String HEAD = "1234567890123456789012345678901234567890";
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private final Draft good = new Draft();

  @Test
  void findsNothingWhereAllIsWell() {
    assertThat(judge(good).isClean()).isTrue();
  }

  @Test
  void seesOneReviewTooMany() {
    good.comments.add(new Comment(REPO, 1, 99, true, "<!-- slipway:review -->\nof 1234567"));

    assertThat(judge(good).twice())
        .singleElement()
        .asString()
        .contains("slipway:review", "2 times");
    assertThat(judge(good).wrong()).singleElement().asString().contains("2 reviews");
  }

  @Test
  void seesACommandThatWasAnsweredTwice() {
    good.comments.add(new Comment(REPO, 1, 98, true, "<!-- slipway:answer 10 -->\n@ana it waits"));

    assertThat(judge(good).twice()).singleElement().asString().contains("answer 10", "2 times");
  }

  @Test
  void seesACommandThatWasNotAnswered() {
    good.comments.add(new Comment(REPO, 1, 97, false, "/promote production"));

    assertThat(judge(good).wrong()).singleElement().asString().contains("0 answers");
  }

  @Test
  void whatIsNoCommandNeedsNoAnswer() {
    good.comments.add(new Comment(REPO, 1, 96, false, "should I ask /why?"));

    assertThat(judge(good).isClean()).isTrue();
  }

  @Test
  void seesAReviewOfAnotherCommit() {
    good.pulls.set(0, new Pull(REPO, 1, "work", "9" + HEAD.substring(1), true));

    assertThat(judge(good).wrong())
        .anySatisfy(what -> assertThat(what).contains("no concluded slipway/review"))
        .anySatisfy(what -> assertThat(what).contains("review of another commit"));
  }

  @Test
  void seesACheckThatWasNeverConcluded() {
    good.verdicts.set(0, new Verdict(REPO, HEAD, "slipway/review", "", "", true));

    assertThat(judge(good).wrong()).singleElement().asString().contains("no concluded");
  }

  @Test
  void seesTwoCheckRunsOfOneName() {
    good.verdicts.add(new Verdict(REPO, HEAD, "slipway/review", "success", "", true));

    assertThat(judge(good).twice()).singleElement().asString().contains("check run", "2 times");
  }

  @Test
  void seesAStatusThatWasRepeated() {
    good.verdicts.add(new Verdict(REPO, HEAD, "slipway/production", "success", "open", false));
    assertThat(judge(good).isClean()).isTrue();

    good.verdicts.add(new Verdict(REPO, HEAD, "slipway/production", "success", "open", false));
    assertThat(judge(good).twice()).singleElement().asString().contains("twice in a row");
  }

  @Test
  void seesAnEffectThatWasCommittedTwice() {
    good.commits.add(new Commit(REPO, "c3", "bump:one", "mindscape/yard-one:1.1.0"));

    assertThat(judge(good).twice()).singleElement().asString().contains("bump:one", "2 times");
  }

  @Test
  void seesTwoPullRequestsOfOneBranch() {
    good.pulls.add(new Pull(REPO, 2, "slipway/promote-production", "aa", true));
    good.pulls.add(new Pull(REPO, 3, "slipway/promote-production", "bb", true));

    assertThat(judge(good).twice()).singleElement().asString().contains("open pull request");
  }

  @Test
  void seesTwoDeploymentsOfOneCommit() {
    good.deployments.add(new Deployment(REPO, "c1", "staging", List.of("success")));

    assertThat(judge(good).twice()).singleElement().asString().contains("deployment", "2 times");
  }

  @Test
  void seesADeploymentThatSucceededTwice() {
    good.deployments.set(0, new Deployment(REPO, "c1", "staging", List.of("success", "success")));

    assertThat(judge(good).twice()).singleElement().asString().contains("success 2 times");
  }

  @Test
  void seesTwoPromotionsIssues() {
    good.issues.add(new Issue(REPO, 8, "slipway:promotions Promotions"));

    assertThat(judge(good).twice()).singleElement().asString().contains("issue", "2 times");
  }

  @Test
  void seesAMergeAndAJobThatWereDoneTwice() {
    good.mergedTwice = 1;
    good.jobs.add(new Job("staging /apis/batch/v1/namespaces/a/jobs/log-rotation", 2));

    assertThat(judge(good).twice()).hasSize(2);
  }

  @Test
  void seesAnImageThatIsNotInGit() {
    good.publications.add(new Publication(REPO, "mindscape/yard-one", "1.2.0"));

    assertThat(judge(good).wrong()).singleElement().asString().contains("1.2.0", "not in staging");
  }

  @Test
  void seesAnEnvironmentThatRunsSomethingElse() {
    good.places.set(
        0, new Place(REPO, "staging", "one", "mindscape/yard-one:1.1.0 x2", "nothing x0"));

    assertThat(judge(good).wrong()).singleElement().asString().contains("runs nothing x0");
  }

  @Test
  void seesADeliveryThatIsNotInTheDatabase() {
    good.sent.add(new Sent("g9", "push", NOON, NOON.plusSeconds(1)));

    assertThat(judge(good).lost()).singleElement().asString().contains("g9");
  }

  @Test
  void doesNotMissWhatWasNeverAcknowledged() {
    good.sent.add(new Sent("g9", "push", NOON, null));

    assertThat(judge(good).isClean()).isTrue();
  }

  @Test
  void seesDeliveriesThatAreNotDone() {
    for (var state : List.of("PENDING", "RUNNING", "FAILED", "DEAD")) {
      var draft = new Draft();
      draft.rows.add(row("g9", 9, state, NOON, null, null));

      assertThat(judge(draft).lost()).as(state).singleElement().asString().contains("g9", state);
    }
  }

  @Test
  void supersededCountsOnlyWhereTheNewestIsDone() {
    good.rows.add(row("s1", 5, "SUPERSEDED", null, null, "s2"));
    good.rows.add(row("s2", 6, "SUPERSEDED", null, null, "s3"));
    good.rows.add(row("s3", 7, "DONE", NOON.plusSeconds(50), NOON.plusSeconds(51), null));
    assertThat(judge(good).isClean()).isTrue();

    good.rows.removeLast();
    assertThat(judge(good).lost()).hasSize(2);
  }

  @Test
  void seesOneThatOvertook() {
    good.rows.add(row("late", 3, "DONE", NOON.minusSeconds(9), NOON.minusSeconds(8), null));

    assertThat(judge(good).disorder()).isNotEmpty();
  }

  @Test
  void seesTwoOfOneSubjectThatOverlapped() {
    good.rows.add(row("next", 3, "DONE", NOON.plusSeconds(3), NOON.plusSeconds(9), null));

    assertThat(judge(good).disorder()).singleElement().asString().contains("g2", "next");
  }

  @Test
  void theSendersOrderCountsToo() {
    // The database has them the other way round than they were acknowledged.
    good.rows.add(row("b", 3, "DONE", NOON.plusSeconds(10), NOON.plusSeconds(11), null));
    good.rows.add(row("a", 4, "DONE", NOON.plusSeconds(12), NOON.plusSeconds(13), null));
    good.sent.add(new Sent("a", "push", NOON, NOON.plusSeconds(1)));
    good.sent.add(new Sent("b", "push", NOON.plusSeconds(2), NOON.plusSeconds(3)));

    assertThat(judge(good).disorder()).singleElement().asString().contains("a (", "b (");
  }

  private static Judgement judge(Draft draft) {
    return Judge.judge(draft.world(), draft.rows, draft.sent);
  }

  private static Row row(
      String guid,
      long place,
      String state,
      @Nullable Instant begun,
      @Nullable Instant finished,
      @Nullable String by) {
    return new Row(guid, REPO + "#1", place, false, state, 1, begun, finished, by);
  }

  /** A world in which all is well, to be spoilt. */
  private static final class Draft {
    final List<Pull> pulls = list(new Pull(REPO, 1, "work", HEAD, true));
    final List<Comment> comments =
        list(
            new Comment(REPO, 1, 10, false, "/why"),
            new Comment(REPO, 1, 11, true, "<!-- slipway:answer 10 -->\n@ana it waits"),
            new Comment(REPO, 1, 12, true, "<!-- slipway:review -->\nof 1234567"));
    final List<Verdict> verdicts =
        list(new Verdict(REPO, HEAD, "slipway/review", "success", "fine", true));
    final List<Commit> commits =
        list(
            new Commit(REPO, "c1", "", ""),
            new Commit(REPO, "c2", "bump:one", "mindscape/yard-one:1.1.0"));
    final List<Deployment> deployments =
        list(new Deployment(REPO, "c1", "staging", List.of("success", "in_progress")));
    final List<Issue> issues = list(new Issue(REPO, 7, "slipway:promotions Promotions"));
    final List<Publication> publications =
        list(new Publication(REPO, "mindscape/yard-one", "1.1.0"));
    final List<Place> places =
        list(
            new Place(
                REPO,
                "staging",
                "one",
                "mindscape/yard-one:1.1.0 x2",
                "mindscape/yard-one:1.1.0 x2"));
    final List<Job> jobs = new ArrayList<>();
    final List<Row> rows =
        list(
            row("g1", 1, "DONE", NOON, NOON.plusSeconds(1), null),
            row("g2", 2, "DONE", NOON.plusSeconds(2), NOON.plusSeconds(4), null));
    final List<Sent> sent =
        list(
            new Sent("g1", "push", NOON.minusSeconds(9), NOON.minusSeconds(8)),
            new Sent("g2", "push", NOON.minusSeconds(7), NOON.minusSeconds(6)));
    long mergedTwice;

    World world() {
      return new World(
          pulls,
          comments,
          verdicts,
          commits,
          deployments,
          issues,
          publications,
          places,
          mergedTwice,
          jobs);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> List<T> list(T... items) {
      return new ArrayList<>(Stream.of(items).toList());
    }
  }
}
