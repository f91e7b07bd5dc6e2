package io.mindscape.slipway.sandbox.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.bot.cluster.Clusters;
import io.mindscape.slipway.jobs.nodes.Asking;
import io.mindscape.slipway.jobs.nodes.Node;
import io.mindscape.slipway.jobs.nodes.Nodes;
import io.mindscape.slipway.jobs.nodes.Pod;
import io.mindscape.slipway.jobs.nodes.Reboot;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.NodeCare;
import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.RealCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reboots on a real API server with real controllers, whose disruption controller and scheduler do
 * what they do. The agent of the node is played by the test: it boots a node that was handed over.
 * The bot's account has the rights that the documentation names, and no others.
 */
@RealCluster(controllers = true)
final class RebootOnClusterTest {

  private static final NodeCare CARE =
      new NodeCare(
          new NodeCare.Annotation("example.com/reboot-needed", "true"),
          Stage.HANDED_OVER,
          Stage.POOL,
          new NodeCare.Evict(false, false),
          new NodeCare.Limits(Duration.ofMinutes(2), Duration.ofMinutes(1)));

  @TempDir private Path folder;

  @Test
  void aDrainHonoursABudgetAndTheNodeIsBackAfterwards(ControlPlane plane) throws IOException {
    var stage = new Stage(plane, "budget").node("budget-a").deployment(3).budget(2);
    var first = stage.uids();
    stage.node("budget-b").asks("budget-a");
    try (var clusters = clusters(stage)) {
      var leave = new Watch(stage, Duration.ofMinutes(5), "budget-a");

      assertThat(reboot(clusters, leave, "budget-a").run()).isTrue();

      assertThat(leave.told())
          .containsExactly("the node budget-a was drained and rebooted, and takes pods again");
      assertThat(leave.fewest()).isGreaterThanOrEqualTo(2);
      assertThat(leave.heldBack()).isPositive();
      assertThat(stage.uids()).hasSize(3).doesNotContainAnyElementsOf(first);
      assertIsIn(clusters, "budget-a", "boot-2");
    }
  }

  @Test
  void aDrainGivesUpAtTheDeadlineAndLetsPodsInAgain(ControlPlane plane) throws IOException {
    var stage = new Stage(plane, "stuck").node("stuck-a").deployment(2).budget(2).asks("stuck-a");
    var first = stage.uids();
    try (var clusters = clusters(stage)) {
      var leave = new Watch(stage, Duration.ofSeconds(190), "stuck-a");
      var reboot = reboot(clusters, leave, "stuck-a");
      leave.endAfter(3);

      assertThatThrownBy(reboot::run).hasMessageContaining("was not begun");
      assertThat(node(clusters, "stuck-a").status().cordoned()).isTrue();
      reboot.undo();

      assertThat(leave.heldBack()).isEqualTo(3 * 2);
      assertThat(stage.uids()).isEqualTo(first);
      assertThat(node(clusters, "stuck-a").annotations()).doesNotContainKey(CARE.handOver().name());
      assertIsIn(clusters, "stuck-a", "boot-1");
    }
  }

  @Test
  void whatWasChangedMeanwhileIsNotChangedAndWhatIsGoneIsNotEvicted(ControlPlane plane)
      throws IOException {
    var stage = new Stage(plane, "race").node("race-a").deployment(1);
    try (var clusters = clusters(stage)) {
      var nodes = clusters.nodes();
      var read = node(clusters, "race-a");
      stage.asks("race-a");

      var change = new Nodes.Change(true, Map.of("example.com/mark", "x"));
      assertThat(nodes.change(Stage.CONTEXT, read, change)).isFalse();
      assertThat(nodes.change(Stage.CONTEXT, node(clusters, "race-a"), change)).isTrue();
      var pod = nodes.pods(Stage.CONTEXT, "race-a").getFirst();
      var namesake = new Pod(pod.namespace(), pod.name(), "another-uid", "ReplicaSet", Set.of());
      var stranger = new Pod(pod.namespace(), "nobody", "uid", "ReplicaSet", Set.of());

      assertThat(nodes.evict(Stage.CONTEXT, namesake)).isEqualTo(new Nodes.Eviction.Gone());
      assertThat(nodes.evict(Stage.CONTEXT, stranger)).isEqualTo(new Nodes.Eviction.Gone());
      assertThat(stage.uids()).containsExactly(pod.uid());
    }
  }

  @Test
  void whoeverResistsAnEvictionIsNamed(ControlPlane plane) throws IOException {
    var stage = new Stage(plane, "resist").node("resist-a").deployment(1).budget(1);
    try (var clusters = clusters(stage)) {
      var nodes = clusters.nodes();
      var pod = nodes.pods(Stage.CONTEXT, "resist-a").getFirst();
      assertThat(nodes.evict(Stage.CONTEXT, pod)).isEqualTo(new Nodes.Eviction.HeldBack("web"));

      stage.budget("web-too", 1);
      assertThatThrownBy(() -> nodes.evict(Stage.CONTEXT, pod))
          .isInstanceOf(Refused.class)
          .hasMessage(
              "more than one disruption budget selects %s, and Kubernetes evicts no such pod: leave"
                  + " one of them",
              pod);
      assertThat(stage.uids()).containsExactly(pod.uid());
    }
  }

  @Test
  void podsOfANamespaceThatIsBeingDeletedAreOnTheirWay(ControlPlane plane) throws IOException {
    var stage = new Stage(plane, "ending").node("ending-a").deployment(1);
    try (var clusters = clusters(stage)) {
      var nodes = clusters.nodes();
      var pod = nodes.pods(Stage.CONTEXT, "ending-a").getFirst();
      stage.ends();

      // While it is not known to whoever lets requests in, the pod is evicted like any other.
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> nodes.evict(Stage.CONTEXT, pod).equals(new Nodes.Eviction.Gone()));
    } finally {
      stage.ended();
    }
  }

  @Test
  void whoMayNotIsToldWhatIsMissing(ControlPlane plane) throws IOException {
    var kubeconfig = folder.resolve("visitor");
    Files.writeString(kubeconfig, plane.user(RealCluster.VISITOR).kubeconfig());
    try (var clusters = new Clusters(kubeconfig)) {
      assertThatThrownBy(() -> Asking.at(clusters.nodes(), Stage.CONTEXT, CARE))
          .isInstanceOf(Refused.class)
          .hasMessageContaining(
              "forbids listing nodes: give the account of this context the right");
    }
  }

  private static void assertIsIn(Clusters clusters, String name, String boot) {
    var node = node(clusters, name);
    assertThat(node.status().cordoned()).isFalse();
    assertThat(node.status().bootId()).isEqualTo(boot);
    assertThat(node.annotations().keySet()).noneMatch(key -> key.startsWith("slipway."));
  }

  private static Node node(Clusters clusters, String name) {
    return clusters.nodes().find(Stage.CONTEXT, name).orElseThrow();
  }

  private static Reboot reboot(Clusters clusters, Watch watch, String name) {
    return new Reboot(watch.site(clusters.nodes(), CARE), node(clusters, name));
  }

  private Clusters clusters(Stage stage) throws IOException {
    var file = folder.resolve("kubeconfig");
    Files.writeString(file, stage.bot().kubeconfig());
    return new Clusters(file);
  }
}
