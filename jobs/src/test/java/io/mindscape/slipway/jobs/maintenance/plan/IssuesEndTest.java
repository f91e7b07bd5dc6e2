package io.mindscape.slipway.jobs.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.forge.Discussion.Comment;
import io.mindscape.slipway.jobs.forge.MemoryDiscussion.Issue;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.report.Console;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When the issues of openings come to their end, and that nothing is written outside of one. */
final class IssuesEndTest {

  private static final String PLANNED = "Maintenance planned for Sunday 2026-11-29";
  private static final String NEXT_PLANNED = "Maintenance planned for Sunday 2026-12-06";
  private static final String REPORT = "Maintenance of Sunday 2026-11-29";
  private static final String NEXT_REPORT = "Maintenance of Sunday 2026-12-06";

  private final Announced platform = new Announced();
  private final Scene scene = platform.scene;

  private void window(String moment) {
    scene.clock.set(moment);
    scene.jobEnds(new JobState.Succeeded("removed 3 rotated logs\n"));
    scene.window().tick(Scene.REPO);
  }

  private void look(String moment) {
    scene.clock.set(moment);
    platform.look();
  }

  /** The bot is killed in the middle of its vacuum. */
  private void killedInTheWindow() {
    platform.look();
    scene.database.whileVacuuming(
        () -> {
          throw new OutOfMemoryError("killed");
        });
    assertThatThrownBy(() -> window("2026-11-29T02:00:00Z")).hasMessage("killed");
  }

  private List<String> comments(int issue) {
    return scene.forge.discussion().comments(Scene.REPO, issue).stream()
        .map(Comment::body)
        .toList();
  }

  /** Those of the window's issues that are open. */
  private List<String> titles() {
    return scene.reports().stream().map(Issue::title).toList();
  }

  private int number(String title) {
    return scene.forge.discussion().issues().stream()
        .filter(issue -> issue.title().equals(title))
        .findFirst()
        .orElseThrow()
        .number();
  }

  @Test
  void aPreviewIsClosedWithTheReportOfItsOpening() {
    platform.look();

    window("2026-11-29T02:00:00Z");

    assertThat(titles()).containsExactly(REPORT);
    assertThat(comments(platform.issue()))
        .containsExactly(
            "<!-- slipway:preview:over -->\nThis window is over. Its report is #%d."
                .formatted(number(REPORT)));

    int acts = scene.acts.all().size();
    window("2026-11-29T02:30:00Z");
    assertThat(scene.acts.all()).as("it is said once").hasSize(acts);
  }

  @Test
  void aPreviewThatSomebodyDeletedHoldsUpNothing() {
    platform.look();
    scene.forge.discussion().forget(platform.issue());

    window("2026-11-29T02:00:00Z");

    assertThat(comments(number(REPORT))).hasSize(1);
    assertThat(scene.acts.count("close issue")).isZero();
  }

  @Test
  void aReportLeftAtSoFarIsBroughtToItsEndInTheNextWindowAndNotBefore() {
    killedInTheWindow();
    int report = number(REPORT);
    assertThat(scene.forge.discussion().issue(report).body()).contains("So far");
    int acts = scene.acts.all().size();

    window("2026-11-29T05:00:00Z");
    window("2026-12-06T01:59:59Z");
    assertThat(scene.acts.all()).as("nothing is written outside the window").hasSize(acts);

    window("2026-12-06T02:00:00Z");

    assertThat(scene.forge.discussion().issue(report).body())
        .contains("Two of four tasks ran")
        .contains("the bot was cut off in it, and the window closed")
        .doesNotContain("So far");
    assertThat(comments(report)).hasSize(1);
    assertThat(comments(report).getFirst())
        .startsWith("<!-- slipway:maintenance:closing -->\nTwo of four tasks ran")
        .contains(
            "This could not be written before the window closed, so it comes with the next one.")
        .contains("**Needs you**", "the vacuum of public.sessions", "This issue stays open");
    assertThat(titles()).as("its pull request waits still").containsExactly(REPORT, NEXT_REPORT);
    assertThat(comments(platform.issue()).getFirst())
        .contains("This window is over. Two of four tasks ran");
    assertThat(firstActs("2026-12-06T02:00:00Z"))
        .as("it comes before the tasks")
        .startsWith("open issue", "write comment", "close issue", "replace issue", "write comment");
  }

  private List<String> firstActs(String since) {
    assertThat(scene.clock.instant()).isAfterOrEqualTo(Instant.parse(since));
    var acts = scene.acts.all();
    return acts.subList(acts.lastIndexOf("open issue"), acts.size()).stream()
        .filter(act -> !act.contains("expire"))
        .toList();
  }

  @Test
  void aSecondDeathWhileTheOldOnesAreEndedLosesNothingAndSaysNothingTwice() {
    killedInTheWindow();
    int report = number(REPORT);
    scene.acts.dieAfter("write comment");
    assertThatThrownBy(() -> window("2026-12-06T02:00:00Z"));

    window("2026-12-06T02:01:00Z");

    assertThat(titles()).containsExactly(REPORT, NEXT_REPORT);
    assertThat(comments(report)).hasSize(1);
    assertThat(comments(platform.issue())).hasSize(1);
  }

  @Test
  void thePreviewOfAnOpeningThatNeverRanIsClosedInTheNextOne() {
    platform.look();
    look("2026-12-04T02:00:00Z");
    assertThat(titles()).containsExactly(PLANNED, NEXT_PLANNED);

    window("2026-12-06T02:00:00Z");

    assertThat(titles()).containsExactly(NEXT_REPORT);
    assertThat(comments(platform.issue()).getFirst())
        .isEqualTo("<!-- slipway:preview:over -->\nThis window is over. Nothing ran in it.");
  }

  @Test
  void ofAYearOfWindowsNoPreviewIsLeftOpen() {
    var day = Instant.parse("2026-11-27T02:00:00Z");
    for (int week = 0; week < 52; week++) {
      look(day.plusSeconds(week * 604_800L).toString());
      if (week % 5 != 3) {
        window(day.plusSeconds(week * 604_800L + 172_800).toString());
      }
    }

    assertThat(titles()).hasSize(42).allMatch(title -> title.startsWith("Maintenance of "));
  }

  @Test
  void aReportThatWasToldInTimeStaysOpenForPeople() {
    window("2026-11-29T02:00:00Z");
    int report = number(REPORT);
    var text = scene.forge.discussion().issue(report).body();

    window("2026-12-06T02:00:00Z");

    assertThat(titles()).containsExactly(REPORT, NEXT_REPORT);
    assertThat(scene.forge.discussion().issue(report).body()).isEqualTo(text);
    assertThat(comments(report)).hasSize(1);
  }

  @Test
  void somebodyElsesIssueIsLeftAlone() {
    int theirs =
        scene
            .forge
            .discussion()
            .open(Scene.REPO, "ana", "slipway:maintenance", REPORT, "mine, not the bot's");

    window("2026-12-06T02:00:00Z");

    assertThat(scene.forge.discussion().issue(theirs).body()).isEqualTo("mine, not the bot's");
    assertThat(titles()).contains(REPORT);
  }

  @Test
  void whereThePagesCanBeReachedTheIssuesLinkToThem() {
    scene.console = new Pages();
    platform.look();
    assertThat(platform.text()).endsWith("[This plan as a page](https://bot.example/w)\n");

    window("2026-11-29T02:00:00Z");

    assertThat(scene.report())
        .endsWith("[The report as a page](https://bot.example/r/2026-11-29T02:00:00Z)\n");
    assertThat(comments(number(REPORT)).getFirst())
        .endsWith("[The report as a page](https://bot.example/r/2026-11-29T02:00:00Z)\n");
  }

  private static final class Pages implements Console {
    @Override
    public String window(RepoName repo) {
      return "https://bot.example/w";
    }

    @Override
    public String report(RepoName repo, Opening opening) {
      return "https://bot.example/r/" + opening.opens();
    }
  }

  @Test
  void aStrategyThatChangedItsWindowEndsThePreviewOfTheOldOne() {
    platform.look();
    var monday = Announced.STRATEGY.replace("Every Sunday", "Every Monday");
    scene.git.commit(Scene.REPO, "main", Map.of("slipway.yaml", monday), "ana");

    window("2026-11-30T02:00:00Z");

    assertThat(titles()).containsExactly("Maintenance of Monday 2026-11-30");
  }
}
