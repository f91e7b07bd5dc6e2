package io.mindscape.slipway.jobs.maintenance.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.Window;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.guard.LatestStrategy;
import io.mindscape.slipway.jobs.maintenance.guard.Systems;
import io.mindscape.slipway.jobs.maintenance.report.ReportText;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Kept;
import io.mindscape.slipway.jobs.strategy.Strategies;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The report as it grows, on the forge and where it is kept. */
final class ReportIssueTest {

  private final Scene scene = new Scene().withSomethingToDo();

  private List<String> closingWords() {
    return scene.forge.discussion().comments(Scene.REPO, issue()).stream()
        .map(comment -> comment.body())
        .filter(body -> body.startsWith(ReportText.CLOSING))
        .toList();
  }

  private int issue() {
    return scene
        .forge
        .discussion()
        .findIssue(Scene.REPO, "slipway:maintenance", "Maintenance of Sunday 2026-11-29")
        .orElseThrow();
  }

  private List<Kept> kept() {
    return scene.reports.list(Optional.of(Scene.REPO), Long.MAX_VALUE, 10);
  }

  @Test
  void oneCommentSaysItAll() {
    scene.window().tick(Scene.REPO);
    scene.clock.pass(Duration.ofMinutes(5));
    scene.window().tick(Scene.REPO);

    assertThat(closingWords())
        .containsExactly(
            """
            <!-- slipway:maintenance:closing -->
            ✓ All four tasks ran; one pull request waits for you.

            **Needs you**

            - #2 waits for a person to merge it

            This issue stays open until somebody closes it; a later window does so when it finds \
            all of this done.
            """);
  }

  @Test
  void itIsKeptOnceForPeopleAndForPrograms() {
    scene.window().tick(Scene.REPO);

    assertThat(kept()).hasSize(1);
    var report = kept().get(0).report();
    assertThat(report.summary()).isEqualTo("All four tasks ran; one pull request waits for you.");
    assertThat(report.markdown()).isEqualTo(scene.report());
    assertThat(report.json())
        .contains("\"over\" : true")
        .contains("\"name\" : \"database_optimization\"")
        .contains("\"expectedSeconds\" : 1800");
  }

  @Test
  void itIsKeptWhereTheForgeDoesNotAnswer() {
    var systems = scene.systems();
    var forge =
        new Systems.Conversation(
            systems.forge().pullRequests(), silent(), systems.forge().checks());
    var ports =
        new Window.Ports(
            new LatestStrategy(new Strategies(scene.git)),
            new Systems(forge, systems.git(), systems.cluster(), systems.upkeep()),
            scene.effects,
            scene.turns,
            scene.kept());

    new Window(ports, scene.tasks(), scene.clock, Bars.NONE).tick(Scene.REPO);

    assertThat(kept()).hasSize(1);
    assertThat(kept().get(0).report().markdown()).contains("**log_rotation** done");
  }

  @Test
  void whatTheBotLeftWhenItDiedIsToldWhenItIsBack() {
    scene.database.whileVacuuming(
        () -> {
          throw new OutOfMemoryError("killed");
        });
    assertThatThrownBy(() -> scene.window().tick(Scene.REPO)).hasMessage("killed");
    assertThat(kept().getFirst().report().summary()).startsWith("So far");
    var acts = scene.acts.all().size();
    scene.clock.pass(Duration.ofHours(3));

    scene.window().tick(Scene.REPO);

    assertThat(kept()).hasSize(1);
    var report = kept().getFirst().report();
    assertThat(report.isOver()).isTrue();
    assertThat(report.summary()).startsWith("Two of four tasks ran");
    assertThat(report.markdown())
        .contains("the bot was cut off in it, and the window closed")
        .contains("the bot did not run it while the window was open");
    assertThat(scene.acts.all()).as("nothing is done outside the window").hasSize(acts);
  }

  @Test
  void aWindowThatTheBotSleptThroughHasAReportToo() {
    scene.window().tick(Scene.REPO);
    var first = kept().getFirst();
    scene.clock.pass(Duration.ofDays(10));

    scene.window().tick(Scene.REPO);
    scene.window().tick(Scene.REPO);

    assertThat(kept()).hasSize(2);
    assertThat(kept().getLast()).as("what was said is not said anew").isEqualTo(first);
    assertThat(kept().getFirst().report().markdown())
        .contains("the bot did not run it while the window was open");
  }

  private static Discussion silent() {
    return (Discussion)
        Proxy.newProxyInstance(
            Discussion.class.getClassLoader(),
            new Class<?>[] {Discussion.class},
            (self, method, arguments) -> {
              throw Scene.down("the forge");
            });
  }
}
