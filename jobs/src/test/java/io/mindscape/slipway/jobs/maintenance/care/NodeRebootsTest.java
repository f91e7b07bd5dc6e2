package io.mindscape.slipway.jobs.maintenance.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts.Died;
import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.jobs.nodes.Node;
import io.mindscape.slipway.jobs.nodes.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reboots as a part of the window: their order, its end, and what the report says. */
final class NodeRebootsTest {

  private static final String ASKS = "example.com/reboot-needed";
  private static final String OK = "example.com/reboot-ok";
  private static final Map<String, String> ASKING = Map.of(ASKS, "true");
  private static final Pod WEB = new Pod("shop", "web-1", "uid-1", "ReplicaSet", Set.of());

  private final Scene scene =
      new Scene(
          Scene.STRATEGY
              .replaceFirst("tasks: .*", "tasks: [security_patches]")
              .replaceFirst(
                  "  tasks:",
                  "  nodes: {asks: "
                      + ASKS
                      + "=true, hand_over: "
                      + OK
                      + "=true, drain: 15m, reboot: 10m}\n  tasks:"));

  @Test
  void environmentsComeOneAfterAnother() {
    scene.nodes.has("production", "p1", ASKING).has("development", "d1", ASKING);
    scene.nodes.has("staging", "s1", ASKING).has("staging", "s2", Map.of());
    bootsAtNextPause("development", "d1");
    bootsAtNextPause("staging", "s1");
    bootsAtNextPause("production", "p1");

    scene.window().tick(Scene.REPO);

    assertThat(scene.report())
        .contains("✓ **security_patches** done")
        .contains("- `development`: the node d1 was drained and rebooted, and takes pods again\n")
        .contains("- `production`: the node p1 was drained and rebooted, and takes pods again\n");
    assertThat(marked()).isEmpty();
  }

  @Test
  void whatGoesWrongInOneEnvironmentKeepsTheNextAsItIs() {
    scene.nodes.has("staging", "s1", ASKING).has("production", "p1", ASKING);
    scene.nodes.runs("s1", WEB);
    scene.nodes.budget(WEB, true);
    scene.atNextPause(() -> scene.clock.pass(Duration.ofMinutes(15)));

    scene.window().tick(Scene.REPO);

    assertThat(scene.report())
        .contains("✕ **security_patches** failed")
        .contains(
            "- **security_patches**: the reboot of the node s1 in staging failed: `staging`: the"
                + " node s1 was not drained: a disruption budget protects shop/web-1 (keep-web-1);"
                + " let it allow one less, or run one more; its cordon is off\n")
        .contains(
            "- the reboot of the node p1 in production: production comes after staging, where the"
                + " reboot of the node s1 in staging did not end well\n");
    assertThat(marked()).isEmpty();
    assertThat(scene.acts.count("change node")).isEqualTo(2);
  }

  @Test
  void aClusterThatDoesNotAnswerKeepsTheNextAsItIs() {
    scene.nodes.has("production", "p1", ASKING);
    scene.nodes.isDown("staging");

    scene.window().tick(Scene.REPO);

    assertThat(scene.report())
        .contains("- **security_patches**: the look at the nodes of staging failed: no answer\n")
        .contains(
            "the reboot of the node p1 in production: production comes after staging, where the"
                + " look at the nodes of staging did not end well\n");
    assertThat(scene.acts.count("change node")).isZero();
  }

  /** Where it is after the restart nobody knows: that it is done may not be said. */
  @Test
  void aRebootBegunInAClusterThatDoesNotAnswerAfterARestartIsNotCalledDone() {
    scene.nodes.has("staging", "s1", ASKING);
    scene.acts.dieAfter("change node");
    assertThatThrownBy(() -> scene.window().tick(Scene.REPO)).isInstanceOf(Died.class);
    scene.nodes.isDown("staging");

    scene.window().tick(Scene.REPO);

    assertThat(scene.report())
        .contains(
            "the look at the nodes of staging failed",
            "the reboot of the node s1 in staging: the bot was cut")
        .doesNotContain("a restart found it done");
  }

  @Test
  void atTheDeadlineEverythingIsUndone() {
    scene.nodes.has("staging", "s1", ASKING);
    scene.nodes.runs("s1", WEB);
    scene.nodes.budget(WEB, true);
    scene.atNextPause(() -> scene.clock.set("2026-11-29T03:59:30Z"));

    scene.window().tick(Scene.REPO);

    assertThat(scene.report())
        .contains("**security_patches** stopped before the end")
        .contains("the node s1 takes pods again: its reboot was stopped");
    assertThat(marked()).isEmpty();
    assertThat(scene.nodes.pods("staging", "s1")).containsExactly(WEB);
  }

  @Test
  void afterTheCloseNothingIsChangedAnyMoreAndItIsSaid() {
    scene.nodes.has("staging", "s1", ASKING);
    scene.nodes.runs("s1", WEB);
    scene.nodes.budget(WEB, true);
    scene.atNextPause(() -> scene.clock.set("2026-11-29T04:00:00Z"));

    scene.window().tick(Scene.REPO);

    assertThat(marked()).containsExactly("s1");
    assertThat(scene.acts.count("change node")).isEqualTo(1);
    assertThat(scene.ledger.audit().lines())
        .extracting(AuditLine::toString)
        .anyMatch(line -> line.contains("refused to change the node s1"));
  }

  @Test
  void whatWasLeftCordonedIsFinishedFirstInTheNextWindow() {
    scene.nodes.has("staging", "s0", ASKING);
    scene.nodes.has(
        "staging", "s1", Map.of("slipway.mindscape.io/reboots-from", "boot-1", ASKS, "true"));
    scene.atNextPause(() -> scene.nodes.reboots("staging", "s1"));
    scene.atNextPause(() -> scene.nodes.reboots("staging", "s0"));

    scene.window().tick(Scene.REPO);

    assertThat(scene.report())
        .containsSubsequence("the node s1 was drained and rebooted", "the node s0 was drained");
  }

  @Test
  void nodesAreLeftAloneWhereTheStrategySaysNothingOfThem() {
    var silent = new Scene();
    silent.nodes.has("development", "d1", ASKING);
    var turn = silent.turn();

    assertThat(silent.task(TaskName.SECURITY_PATCHES).steps(turn)).isEmpty();
    assertThat(silent.acts.all()).isEmpty();
  }

  private void bootsAtNextPause(String context, String node) {
    scene.atNextPause(
        () -> {
          assertThat(marked()).containsExactly(node);
          scene.nodes.reboots(context, node);
        });
  }

  private List<String> marked() {
    return Stream.of("development", "staging", "production")
        .flatMap(context -> scene.nodes.all(context).stream())
        .filter(node -> node.status().cordoned())
        .map(Node::name)
        .toList();
  }
}
