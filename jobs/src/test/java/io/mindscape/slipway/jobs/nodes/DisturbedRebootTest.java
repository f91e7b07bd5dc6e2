package io.mindscape.slipway.jobs.nodes;

import static io.mindscape.slipway.jobs.nodes.RebootStage.ASKING;
import static io.mindscape.slipway.jobs.nodes.RebootStage.ASKS;
import static io.mindscape.slipway.jobs.nodes.RebootStage.CLUSTER;
import static io.mindscape.slipway.jobs.nodes.RebootStage.OK;
import static io.mindscape.slipway.jobs.nodes.RebootStage.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.Unavailable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A reboot while people, autoscalers and the cluster itself do what they like. */
final class DisturbedRebootTest {

  private static final String BACK = "the node a was drained and rebooted, and takes pods again";

  private final RebootStage stage = new RebootStage();
  private final Acts acts = stage.acts;
  private final MemoryNodes nodes = stage.nodes;
  private final List<String> told = stage.told;
  private final List<Runnable> pauses = stage.pauses;

  @Test
  void whoLetsPodsInAgainWhileItDrainsEndsIt() {
    var web = pod("web", "ReplicaSet");
    nodes.has(CLUSTER, "a", ASKING).runs("a", web);
    nodes.budget(web, true);
    pauses.add(() -> nodes.becomes(CLUSTER, "a", RebootStage::uncordoned));

    assertThat(stage.reboot("a").run()).isFalse();

    assertThat(told)
        .containsExactly(
            "the node a was not drained: somebody let pods in again meanwhile; its cordon is off");
    assertThat(acts.count("evict")).isEqualTo(1);
    assertIsAsBefore();
  }

  @Test
  void whoLetsPodsInAgainAfterTheHandOverEndsIt() {
    nodes.has(CLUSTER, "a", ASKING);
    pauses.add(() -> nodes.becomes(CLUSTER, "a", RebootStage::uncordoned));

    assertThat(stage.reboot("a").run()).isFalse();

    assertThat(told)
        .containsExactly(
            "the node a was not rebooted: somebody let pods in again meanwhile; its cordon is off");
    assertIsAsBefore();
  }

  @Test
  void whatWasLeftAndUncordonedByHandIsCordonedBeforeItIsDrained() {
    nodes.has(CLUSTER, "a", Map.of(ASKS, "true", OK, "true", Node.MARK, "boot-1"));
    var web = pod("web", "ReplicaSet");
    nodes.runs("a", web);
    nodes.budget(web, true);
    pauses.add(
        () -> {
          assertThat(stage.node("a").status().cordoned()).isTrue();
          assertThat(stage.node("a").annotations()).doesNotContainKey(OK);
          nodes.budget(web, false);
        });
    stage.quiet(1);
    pauses.add(() -> nodes.reboots(CLUSTER, "a"));

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(told).containsExactly(BACK);
    assertIsAsBefore();
  }

  @Test
  void aPodThatMayNotBeLostAndComesLateIsNotEvicted() {
    var web = pod("web", "ReplicaSet");
    nodes.has(CLUSTER, "a", ASKING).runs("a", web);
    nodes.budget(web, true);
    pauses.add(() -> nodes.runs("a", pod("bare", "")));

    assertThat(stage.reboot("a").run()).isFalse();

    assertThat(told)
        .containsExactly(
            "the node a was not drained: nobody would start shop/bare again (evict: [bare_pods]);"
                + " its cordon is off");
    assertThat(nodes.pods(CLUSTER, "a")).extracting(Pod::name).containsExactly("web", "bare");
  }

  @Test
  void aPodThatMayNotBeLostAndComesBeforeTheCordonKeepsItsNode() {
    nodes.has(CLUSTER, "a", ASKING);
    nodes.meanwhile(() -> nodes.runs("a", pod("bare", "")));

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(told)
        .containsExactly(
            "the node a was left alone: nobody would start shop/bare again (evict: [bare_pods])");
    assertIsAsBefore();
  }

  @Test
  void ofTwoThatBeginInOnePoolAtTheSameMomentNoneGoesOn() {
    nodes.has(CLUSTER, "a", ASKING).has(CLUSTER, "b", ASKING);
    nodes.meanwhile(() -> nodes.becomes(CLUSTER, "b", RebootStage::cordoned));

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(told).containsExactly("the node a was left alone: b, of the same pool, is cordoned");
    assertThat(acts.count("evict")).isZero();
    assertIsAsBefore();
  }

  @Test
  void whatWasLeftWaitsWhileAnotherOfItsPoolIsAway() {
    nodes.has(CLUSTER, "a", Map.of(ASKS, "true", Node.MARK, "boot-1")).has(CLUSTER, "b", Map.of());
    nodes.becomes(CLUSTER, "a", RebootStage::cordoned);
    nodes.becomes(CLUSTER, "b", RebootStage::down);

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(told)
        .containsExactly("the node a was left alone: b, of the same pool, is not ready");
    assertIsAsBefore();
  }

  @Test
  void aNodeThatIsNotReadyIsNotDrained() {
    nodes.has(CLUSTER, "a", ASKING).runs("a", pod("web", "ReplicaSet"));
    nodes.becomes(CLUSTER, "a", RebootStage::down);

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(told)
        .containsExactly(
            "the node a was left alone: it is not ready, so that its pods would not end; look at"
                + " the machine");
    assertThat(acts.all()).isEmpty();
  }

  @Test
  void anAutoscalerThatTakesTheDrainedNodeAwayDoesNoHarm() {
    var web = pod("web", "ReplicaSet");
    nodes.has(CLUSTER, "a", ASKING).runs("a", web);
    pauses.add(() -> nodes.loses(CLUSTER, "a"));

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(told).containsExactly("the node a was taken out of the cluster by somebody else");
  }

  @Test
  void aNodeThatComesBackByAnotherNameIsToldAsGone() {
    nodes.has(CLUSTER, "a", ASKING);
    pauses.add(() -> nodes.loses(CLUSTER, "a"));
    pauses.add(() -> nodes.has(CLUSTER, "a-new", Map.of()));
    stage.quiet(18);

    assertThat(stage.reboot("a").run()).isFalse();

    assertThat(told)
        .containsExactly(
            "the node a went down for its reboot, was taken out of the cluster and has not come"
                + " back within 10 min: look whether another node has taken its place");
  }

  @Test
  void aNodeThatRegistersAnewIsBack() {
    nodes.has(CLUSTER, "a", ASKING);
    pauses.add(() -> nodes.loses(CLUSTER, "a"));
    pauses.add(() -> nodes.has(CLUSTER, "a", Map.of()));
    pauses.add(() -> nodes.reboots(CLUSTER, "a"));

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(told).containsExactly(BACK);
  }

  @Test
  void aClusterWhoseOnlyApiServerBootsIsWaitedFor() {
    nodes.has(CLUSTER, "a", ASKING);
    pauses.add(() -> nodes.isDown(CLUSTER));
    stage.quiet(3);
    pauses.add(
        () -> {
          nodes.isUp(CLUSTER);
          nodes.reboots(CLUSTER, "a");
        });

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(told).containsExactly(BACK);
    assertIsAsBefore();
  }

  @Test
  void aClusterThatStaysAwayIsTold() {
    nodes.has(CLUSTER, "a", ASKING);
    pauses.add(() -> nodes.isDown(CLUSTER));
    stage.quiet(19);

    assertThatThrownBy(stage.reboot("a")::run).isInstanceOf(Unavailable.class);

    assertThat(pauses).isEmpty();
  }

  @Test
  void aMomentWithoutAnswerEndsNoDrain() {
    var web = pod("web", "ReplicaSet");
    nodes.has(CLUSTER, "a", ASKING).runs("a", web);
    nodes.budget(web, true);
    pauses.add(() -> nodes.isDown(CLUSTER));
    pauses.add(
        () -> {
          nodes.isUp(CLUSTER);
          nodes.budget(web, false);
        });
    stage.quiet(1);
    pauses.add(() -> nodes.reboots(CLUSTER, "a"));

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(told).containsExactly(BACK);
  }

  @Test
  void whatDoesNotAskAnyMoreIsNotHandedOver() {
    var web = pod("web", "ReplicaSet");
    nodes.has(CLUSTER, "a", ASKING).runs("a", web);
    pauses.add(
        () ->
            nodes.becomes(
                CLUSTER, "a", node -> RebootStage.wearing(node, Map.of(Node.MARK, "boot-1"))));

    assertThat(stage.reboot("a").run()).isFalse();

    assertThat(told)
        .containsExactly(
            "the node a was not handed over to its agent: it does not ask any more; its cordon is"
                + " off");
    assertThat(stage.node("a").annotations()).isEmpty();
  }

  @Test
  void whoBootsItByHandWhileItDrainsSparesItsAgentTheWork() {
    var web = pod("web", "ReplicaSet");
    nodes.has(CLUSTER, "a", ASKING).runs("a", web);
    pauses.add(() -> nodes.reboots(CLUSTER, "a"));

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(told).containsExactly(BACK);
    assertThat(acts.all()).containsExactly("change node", "evict", "change node");
  }

  @Test
  void whoTakesTheMarkAwayHasTheNode() {
    var web = pod("web", "ReplicaSet");
    nodes.has(CLUSTER, "a", ASKING).runs("a", web);
    nodes.budget(web, true);
    pauses.add(() -> nodes.becomes(CLUSTER, "a", node -> RebootStage.wearing(node, ASKING)));

    assertThat(stage.reboot("a").run()).isFalse();

    assertThat(told)
        .containsExactly(
            "the node a was not drained: somebody took its annotation"
                + " slipway.mindscape.io/reboots-from away");
    assertThat(stage.node("a").status().cordoned()).isTrue();
  }

  @Test
  void whatWasHandedOverBeforeACrashIsWaitedForThoughItDoesNotAskAnyMore() {
    nodes.has(CLUSTER, "a", Map.of(OK, "true", Node.MARK, "boot-1"));
    nodes.becomes(CLUSTER, "a", RebootStage::cordoned);
    nodes.becomes(CLUSTER, "a", RebootStage::down);
    pauses.add(() -> nodes.reboots(CLUSTER, "a"));

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(told).containsExactly(BACK);
  }

  @Test
  void aNodeThatDoesNotSayItsBootYetIsNotBack() {
    nodes.has(CLUSTER, "a", ASKING);
    pauses.add(
        () ->
            nodes.becomes(
                CLUSTER,
                "a",
                node ->
                    new Node(
                        "a",
                        node.labels(),
                        node.annotations(),
                        new Node.Status("", "", true, Set.of("Ready")))));
    pauses.add(() -> nodes.reboots(CLUSTER, "a"));

    assertThat(stage.reboot("a").run()).isTrue();

    assertThat(told).containsExactly(BACK);
    assertThat(pauses).isEmpty();
  }

  private void assertIsAsBefore() {
    assertThat(stage.node("a").status().cordoned()).isFalse();
    assertThat(stage.node("a").annotations()).isEqualTo(ASKING);
  }
}
