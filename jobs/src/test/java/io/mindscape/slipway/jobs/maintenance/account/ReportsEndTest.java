package io.mindscape.slipway.jobs.maintenance.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts.Died;
import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.forge.Discussion.Comment;
import io.mindscape.slipway.jobs.forge.MemoryDiscussion;
import io.mindscape.slipway.jobs.forge.MemoryDiscussion.Issue;
import io.mindscape.slipway.jobs.maintenance.MemoryDatabase;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.report.ReportText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When the issue of a report is closed, and when it stays open for people. */
final class ReportsEndTest {

  private static final String FIRST = "Maintenance of Sunday 2026-11-29";
  private static final String SECOND = "Maintenance of Sunday 2026-12-06";
  private static final String THIRD = "Maintenance of Sunday 2026-12-13";

  private final Scene scene = new Scene();
  private final MemoryDiscussion discussion = scene.forge.discussion();

  private void window(String moment) {
    scene.clock.set(moment);
    scene.jobEnds(new JobState.Succeeded("removed 3 rotated logs\n"));
    scene.window().tick(Scene.REPO);
  }

  private void firstWindow() {
    window("2026-11-29T02:00:00Z");
  }

  private void secondWindow() {
    window("2026-12-06T02:00:00Z");
  }

  private void thirdWindow() {
    window("2026-12-13T02:00:00Z");
  }

  /** A window that leaves a pull request for people, #2. */
  private void firstWindowWithAPullRequest() {
    scene.withSomethingToDo();
    firstWindow();
    assertThat(open()).containsExactly(FIRST);
  }

  private void merge() {
    scene.forge.pullRequests().mergeByHand(2);
  }

  private List<String> open() {
    return scene.reports().stream().map(Issue::title).toList();
  }

  /** Of all reports that have an issue, the closed ones too. */
  private List<String> titles() {
    return discussion.everyIssue().stream()
        .map(Issue::title)
        .filter(title -> title.startsWith("Maintenance of"))
        .toList();
  }

  private int number(String title) {
    return discussion.everyIssue().stream()
        .filter(issue -> issue.title().equals(title))
        .findFirst()
        .orElseThrow()
        .number();
  }

  private List<String> comments(String title) {
    return discussion.comments(Scene.REPO, number(title)).stream().map(Comment::body).toList();
  }

  @Test
  void aReportThatNeedsNobodyIsClosedBehindItsLastWord() {
    firstWindow();

    assertThat(open()).isEmpty();
    assertThat(comments(FIRST))
        .containsExactly(
            """
            <!-- slipway:maintenance:closing -->
            ✓ All four tasks ran.

            Nothing needs you.
            """);
    assertThat(scene.acts.all()).endsWith("write comment", "close issue");
  }

  @Test
  void oneThatNeedsSomebodyStaysOpenAndSaysSo() {
    firstWindowWithAPullRequest();

    assertThat(comments(FIRST)).hasSize(1);
    assertThat(comments(FIRST).getFirst()).contains("This issue stays open until somebody");
    assertThat(scene.acts.count("close issue")).isZero();
  }

  @Test
  void theNextWindowClosesItWithAWordWhenAllIsDone() {
    firstWindowWithAPullRequest();
    merge();

    secondWindow();

    assertThat(open()).isEmpty();
    assertThat(comments(FIRST))
        .hasSize(2)
        .last()
        .isEqualTo(
            """
            <!-- slipway:maintenance:settled -->
            What this asks for is done: in the window of Sunday 2026-12-06 (#%d) all went well with \
            security patches, and nothing of it needs anybody any more.
            """
                .formatted(number(SECOND)));
    assertThat(comments(SECOND)).hasSize(1);
  }

  @Test
  void whatStillWaitsKeepsItOpenUntilItIsDone() {
    firstWindowWithAPullRequest();

    secondWindow();
    assertThat(open()).containsExactly(FIRST, SECOND);
    assertThat(comments(FIRST)).hasSize(1);

    merge();
    thirdWindow();
    assertThat(open()).isEmpty();
    assertThat(comments(FIRST).getLast()).contains("in the window of Sunday 2026-12-13");
    assertThat(comments(SECOND).getLast()).contains("in the window of Sunday 2026-12-13");
    assertThat(comments(THIRD)).hasSize(1);
  }

  @Test
  void aTaskThatDidNotRunAgainSaysNothingOfWhatWasNeeded() {
    firstWindowWithAPullRequest();
    merge();
    var without = Scene.STRATEGY.replace("security_patches, ", "");
    scene.git.commit(Scene.REPO, "main", Map.of("slipway.yaml", without), "ana");

    secondWindow();

    assertThat(open()).containsExactly(FIRST);
    assertThat(comments(FIRST)).hasSize(1);
  }

  @Test
  void oneThatPeopleClosedGetsNoFurtherWord() {
    firstWindowWithAPullRequest();
    discussion.close(number(FIRST));
    merge();

    secondWindow();

    assertThat(comments(FIRST)).hasSize(1);
  }

  @Test
  void oneThatPeopleOpenedAgainIsTheirs() {
    firstWindow();
    discussion.reopen(number(FIRST));

    window("2026-11-29T02:30:00Z");
    secondWindow();
    window("2027-01-10T02:00:00Z");

    assertThat(open()).containsExactly(FIRST);
    assertThat(comments(FIRST)).hasSize(1);
  }

  @Test
  void oneThatPeopleOpenedAgainAfterItWasSettledIsTheirsToo() {
    firstWindowWithAPullRequest();
    merge();
    secondWindow();
    discussion.reopen(number(FIRST));

    thirdWindow();
    window("2027-01-31T02:00:00Z");

    assertThat(open()).containsExactly(FIRST);
    assertThat(comments(FIRST)).hasSize(2);
  }

  @Test
  void aFailureThatCameRightIsSettledToo() {
    scene.database.has(MemoryDatabase.worn("sessions", 1_000, 12_000, 40_000_000));
    scene.database.whileVacuuming(
        () -> {
          throw Scene.down("PostgreSQL");
        });
    firstWindow();
    assertThat(comments(FIRST).getFirst()).contains("**Needs you**", "database_optimization");
    assertThat(open()).containsExactly(FIRST);

    secondWindow();

    assertThat(open()).isEmpty();
    assertThat(comments(FIRST).getLast()).contains("all went well with database optimization");
  }

  @Test
  void aDeathAtAnyActLosesNothingAndSaysNothingTwice() {
    var sample = new ReportsEndTest();
    sample.firstWindowWithAPullRequest();
    sample.merge();
    int before = sample.scene.acts.all().size();
    sample.secondWindow();
    int acts = sample.scene.acts.all().size() - before;
    assertThat(acts).isGreaterThan(10);

    for (int others = 0; others < acts; others++) {
      for (boolean after : new boolean[] {false, true}) {
        for (var back : List.of("2026-12-06T02:01:00Z", "2026-12-06T04:00:00Z")) {
          new ReportsEndTest().dies(others, after, back);
        }
      }
    }
  }

  /** In the second window, and is there again at that moment. */
  private void dies(int others, boolean after, String back) {
    var where = "%d acts, after %s, back at %s".formatted(others, after, back);
    firstWindowWithAPullRequest();
    merge();
    scene.acts.dieAt(others, after);
    assertThatThrownBy(this::secondWindow).as(where).isInstanceOf(Died.class);
    int acts = scene.acts.all().size();
    window(back);
    if (back.contains("T04:00")) {
      assertThat(scene.acts.all()).as("%s: nothing is done outside", where).hasSize(acts);
    }

    thirdWindow();

    assertThat(open()).as(where).isEmpty();
    // Of a window that ended before its issue was opened, the report is kept and has no issue.
    assertThat(titles()).as(where).contains(FIRST, THIRD);
    for (var title : titles()) {
      assertThat(marked(title, ReportText.CLOSING)).as(where).hasSize(1);
      assertThat(marked(title, ReportText.SETTLED)).as(where).hasSizeLessThan(2);
    }
    assertThat(marked(FIRST, ReportText.SETTLED)).as(where).hasSize(1);
  }

  private List<String> marked(String title, String marker) {
    return comments(title).stream().filter(body -> body.startsWith(marker)).toList();
  }

  @Test
  void aDeathBetweenTheLastWordAndTheEndIsMadeGoodInTheNextWindow() {
    scene.acts.dieBefore("close issue");
    assertThatThrownBy(this::firstWindow).isInstanceOf(Died.class);
    assertThat(open()).containsExactly(FIRST);
    int acts = scene.acts.all().size();

    window("2026-11-29T04:00:00Z");
    assertThat(scene.acts.all()).as("nothing is done outside the window").hasSize(acts);
    secondWindow();

    assertThat(open()).isEmpty();
    assertThat(comments(FIRST)).hasSize(1);
  }

  @Test
  void aReportThatSomebodyDeletedHoldsUpNothing() {
    firstWindowWithAPullRequest();
    merge();
    discussion.forget(number(FIRST));

    secondWindow();

    assertThat(open()).isEmpty();
    assertThat(comments(SECOND)).hasSize(1);
  }
}
