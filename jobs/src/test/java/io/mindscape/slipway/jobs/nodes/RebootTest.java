package io.mindscape.slipway.jobs.nodes;

import static io.mindscape.slipway.jobs.nodes.RebootStage.ASKING;
import static io.mindscape.slipway.jobs.nodes.RebootStage.ASKS;
import static io.mindscape.slipway.jobs.nodes.RebootStage.CLUSTER;
import static io.mindscape.slipway.jobs.nodes.RebootStage.OK;
import static io.mindscape.slipway.jobs.nodes.RebootStage.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.policies.strategy.NodeCare;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RebootTest {

  private final RebootStage stage = new RebootStage();
  private final Acts acts = stage.acts;
  private final MemoryNodes nodes = stage.nodes;
  private final List<String> told = stage.told;
  private final List<Runnable> pauses = stage.pauses;

  @Test
  void aNodeIsCordonedDrainedHandedOverAwaitedAndLetIn() {
    nodes.has(CLUSTER, "a", ASKING);
    nodes.runs("a", pod("web", "ReplicaSet"));
    pauses.add(() -> assertThat(stage.node("a").annotations()).doesNotContainKey(OK));
    pauses.add(
        () -> {
          assertThat(stage.node("a").status().cordoned()).isTrue();
          assertThat(nodes.pods(CLUSTER, "a")).isEmpty();
          assertThat(stage.node("a").annotations()).containsEntry(OK, "true");
          nodes.reboots(CLUSTER, "a");
        });

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(told).containsExactly("the node a was drained and rebooted, and takes pods again");
    assertThat(acts.all()).containsExactly("change node", "evict", "change node", "change node");
    assertIsAsBefore("a");
  }

  @Test
  void whatBelongsToTheNodeStays() {
    nodes.has(CLUSTER, "a", ASKING);
    nodes.runs("a", pod("logs", "DaemonSet"));
    nodes.runs("a", pod("etcd", "", Pod.Trait.MIRROR));
    nodes.runs("a", pod("done", "Job", Pod.Trait.FINISHED, Pod.Trait.EMPTY_DIR));
    pauses.add(() -> nodes.reboots(CLUSTER, "a"));

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(nodes.pods(CLUSTER, "a")).hasSize(3);
    assertThat(acts.count("evict")).isZero();
  }

  @Test
  void aBudgetIsAskedAgainUntilItAllows() {
    var web = pod("web", "ReplicaSet");
    nodes.has(CLUSTER, "a", ASKING).runs("a", web);
    nodes.budget(web, true);
    pauses.add(() -> {});
    pauses.add(() -> nodes.budget(web, false));
    pauses.add(() -> {}); // it is gone by then
    pauses.add(() -> nodes.reboots(CLUSTER, "a"));

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(acts.count("evict")).isEqualTo(3);
  }

  @Test
  void aDrainGivesUpAndTheNodeTakesPodsAgain() {
    var web = pod("web", "ReplicaSet");
    nodes.has(CLUSTER, "a", ASKING).runs("a", web);
    nodes.budget(web, true);
    stage.quiet(30);

    assertThat(stage.reboot("a").run()).isFalse();

    assertThat(told)
        .containsExactly(
            "the node a was not drained: a disruption budget protects shop/web (keep-web); let it"
                + " allow one less, or run one more; its cordon is off");
    assertThat(nodes.pods(CLUSTER, "a")).containsExactly(web);
    assertIsAsBefore("a");
    assertThat(stage.left).isEqualTo(Duration.ofMinutes(45));
  }

  @Test
  void aDrainLeavesTimeForTheReboot() {
    var web = pod("web", "ReplicaSet");
    nodes.has(CLUSTER, "a", ASKING).runs("a", web);
    nodes.budget(web, true);
    stage.left = Duration.ofMinutes(25);
    pauses.add(() -> stage.left = Duration.ofMinutes(10));

    assertThat(stage.reboot("a").run()).isFalse();

    assertThat(stage.left).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    assertIsAsBefore("a");
  }

  @Test
  void anAgentThatDoesNothingIsNotWaitedForForEver() {
    nodes.has(CLUSTER, "a", ASKING);
    stage.quiet(20);

    assertThat(stage.reboot("a").run()).isFalse();

    assertThat(told)
        .containsExactly(
            "the node a was not rebooted by its agent within 10 min: look whether the agent runs on"
                + " it, and waits for the annotation example.com/reboot-ok=true; its cordon is"
                + " off");
    assertIsAsBefore("a");
  }

  @Test
  void aNodeThatDoesNotComeBackIsSaidToBeDown() {
    nodes.has(CLUSTER, "a", ASKING);
    pauses.add(() -> nodes.becomes(CLUSTER, "a", RebootStage::down));
    stage.quiet(19);

    assertThat(stage.reboot("a").run()).isFalse();

    assertThat(told)
        .containsExactly(
            "the node a went down for its reboot and was not ready again after 10 min: look at the"
                + " machine; its cordon is off");
    assertThat(stage.node("a").annotations()).isEqualTo(ASKING);
  }

  @Test
  void whatIsToldToStopIsUndone() {
    var web = pod("web", "ReplicaSet");
    nodes.has(CLUSTER, "a", ASKING).runs("a", web);
    nodes.budget(web, true);
    pauses.add(() -> stage.left = Duration.ZERO);
    var reboot = stage.reboot("a");
    assertThatThrownBy(reboot::run).hasMessageContaining("was not begun");
    assertThat(stage.node("a").status().cordoned()).isTrue();

    reboot.undo();

    assertThat(told).containsExactly("the node a takes pods again: its reboot was stopped");
    assertIsAsBefore("a");
  }

  @Test
  void undoingWhatWasNeverBegunChangesNothing() {
    nodes.has(CLUSTER, "a", ASKING);
    nodes.becomes(CLUSTER, "a", RebootStage::cordoned);

    stage.reboot("a").undo();

    assertThat(stage.node("a").status().cordoned()).isTrue();
    assertThat(acts.all()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void whoeverComesAfterACrashGoesOn() {
    nodes.has(CLUSTER, "a", ASKING);
    acts.dieAfter("change node");
    assertThatThrownBy(stage.reboot("a")::run).isInstanceOf(Acts.Died.class);
    pauses.add(() -> nodes.reboots(CLUSTER, "a"));

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(told).containsExactly("the node a was drained and rebooted, and takes pods again");
    assertIsAsBefore("a");
  }

  @Test
  void aNodeThatBootedWhileNobodyLookedIsOnlyLetIn() {
    nodes.has(CLUSTER, "a", Map.of(ASKS, "true", OK, "true", Node.MARK, "boot-1"));
    nodes.becomes(CLUSTER, "a", RebootStage::cordoned);
    nodes.reboots(CLUSTER, "a");
    nodes.runs("a", pod("web", "ReplicaSet"));

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(acts.all()).containsExactly("change node");
    assertIsAsBefore("a");
  }

  @Test
  void whatMayNotBeLostKeepsItsNode() {
    nodes.has(CLUSTER, "a", ASKING);
    nodes.runs("a", pod("bare", ""));
    nodes.runs("a", pod("cache", "ReplicaSet", Pod.Trait.EMPTY_DIR));

    assertLeftAlone(
        "nobody would start shop/bare again (evict: [bare_pods]),"
            + " shop/cache would lose its emptyDir (evict: [empty_dir])");
  }

  @Test
  void whatMayBeLostGoes() {
    stage.evict = new NodeCare.Evict(true, true);
    nodes.has(CLUSTER, "a", ASKING);
    nodes.runs("a", pod("bare", ""));
    nodes.runs("a", pod("cache", "ReplicaSet", Pod.Trait.EMPTY_DIR));
    pauses.add(() -> nodes.reboots(CLUSTER, "a"));

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(acts.count("evict")).isEqualTo(2);
  }

  @Test
  void aNodeThatSomebodyElseCordonedIsLeftAlone() {
    nodes.has(CLUSTER, "a", ASKING);
    nodes.becomes(CLUSTER, "a", RebootStage::cordoned);

    assertLeftAlone("somebody else has cordoned it");
  }

  @Test
  void aNodeThatSomebodyElseHandedOverIsLeftAlone() {
    nodes.has(CLUSTER, "a", Map.of(ASKS, "true", OK, "true"));

    assertLeftAlone("somebody else has handed it over to its agent");
  }

  @Test
  void nothingIsBegunThatDoesNotFit() {
    nodes.has(CLUSTER, "a", ASKING);
    stage.left = Duration.ofMinutes(24);

    assertLeftAlone(
        "drain and reboot may take 25 min together, and 24 min are left; it waits for the next"
            + " window");
  }

  @Test
  void oneAtATimeInAPool() {
    var blue = Map.of("example.com/pool", "blue");
    nodes.has(CLUSTER, "a", blue, ASKING).has(CLUSTER, "b", blue, ASKING);
    nodes.becomes(CLUSTER, "b", RebootStage::down);

    assertLeftAlone("b, of the same pool, is not ready");
  }

  @Test
  void anotherPoolDoesNotMatter() {
    nodes.has(CLUSTER, "a", Map.of("example.com/pool", "blue"), ASKING);
    nodes.has(CLUSTER, "b", Map.of("example.com/pool", "green"), Map.of());
    nodes.becomes(CLUSTER, "b", RebootStage::cordoned);
    pauses.add(() -> nodes.reboots(CLUSTER, "a"));

    assertThat(stage.reboot("a").run()).isTrue();
  }

  @Test
  void whatWasBegunComesFirstAndTheControlPlaneLast() {
    nodes.has(CLUSTER, "a-control", Map.of("node-role.kubernetes.io/control-plane", ""), ASKING);
    nodes.has(CLUSTER, "b", ASKING).has(CLUSTER, "c", Map.of()).has(CLUSTER, "d", ASKING);
    nodes.has(CLUSTER, "e", Map.of(Node.MARK, "boot-1"));

    assertThat(Asking.at(nodes, CLUSTER, stage.care()))
        .extracting(Node::name)
        .containsExactly("e", "b", "d", "a-control");
  }

  private void assertLeftAlone(String why) {
    var before = stage.node("a");
    assertThat(stage.reboot("a").run()).isTrue();
    assertThat(told).containsExactly("the node a was left alone: " + why);
    assertThat(acts.all()).isEmpty();
    assertThat(stage.node("a")).isEqualTo(before);
  }

  private void assertIsAsBefore(String name) {
    assertThat(stage.node(name).status().cordoned()).isFalse();
    assertThat(stage.node(name).annotations()).isEqualTo(ASKING);
  }
}
