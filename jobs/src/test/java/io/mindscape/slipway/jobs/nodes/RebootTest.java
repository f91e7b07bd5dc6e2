package io.mindscape.slipway.jobs.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.policies.strategy.NodeCare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RebootTest {

  private static final String ASKS = "example.com/reboot-needed";
  private static final String OK = "example.com/reboot-ok";
  private static final Map<String, String> ASKING = Map.of(ASKS, "true");
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final String CLUSTER = "staging";

  private final Acts acts = new Acts();
  private final MemoryNodes nodes = new MemoryNodes(acts);
  private final List<String> told = new ArrayList<>();
  private final List<Runnable> pauses = new ArrayList<>();
  private Duration left = Duration.ofHours(1);
  private NodeCare.Evict evict = new NodeCare.Evict(false, false);

  @Test
  void aNodeIsCordonedDrainedHandedOverAwaitedAndLetIn() {
    nodes.has(CLUSTER, "a", ASKING);
    nodes.runs("a", pod("web", "ReplicaSet"));
    pauses.add(() -> assertThat(node("a").annotations()).doesNotContainKey(OK));
    pauses.add(
        () -> {
          assertThat(node("a").status().cordoned()).isTrue();
          assertThat(nodes.pods(CLUSTER, "a")).isEmpty();
          assertThat(node("a").annotations()).containsEntry(OK, "true");
          nodes.reboots(CLUSTER, "a");
        });

    assertThat(reboot("a").run()).isTrue();

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

    assertThat(reboot("a").run()).isTrue();

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

    assertThat(reboot("a").run()).isTrue();

    assertThat(acts.count("evict")).isEqualTo(3);
  }

  @Test
  void aDrainGivesUpAndTheNodeTakesPodsAgain() {
    var web = pod("web", "ReplicaSet");
    nodes.has(CLUSTER, "a", ASKING).runs("a", web);
    nodes.budget(web, true);
    for (int i = 0; i < 30; i++) {
      pauses.add(() -> {});
    }

    assertThat(reboot("a").run()).isFalse();

    assertThat(told)
        .containsExactly(
            "the node a was not drained: a disruption budget protects shop/web; its cordon is off");
    assertThat(nodes.pods(CLUSTER, "a")).containsExactly(web);
    assertIsAsBefore("a");
    assertThat(left).isEqualTo(Duration.ofMinutes(45));
  }

  @Test
  void aDrainLeavesTimeForTheReboot() {
    var web = pod("web", "ReplicaSet");
    nodes.has(CLUSTER, "a", ASKING).runs("a", web);
    nodes.budget(web, true);
    left = Duration.ofMinutes(25);
    pauses.add(() -> left = Duration.ofMinutes(10));

    assertThat(reboot("a").run()).isFalse();

    assertThat(left).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    assertIsAsBefore("a");
  }

  @Test
  void anAgentThatDoesNothingIsNotWaitedForForEver() {
    nodes.has(CLUSTER, "a", ASKING);
    for (int i = 0; i < 20; i++) {
      pauses.add(() -> {});
    }

    assertThat(reboot("a").run()).isFalse();

    assertThat(told)
        .containsExactly(
            "the node a was not rebooted by its agent within 10 min; its cordon is off");
    assertIsAsBefore("a");
  }

  @Test
  void aNodeThatDoesNotComeBackIsSaidToBeDown() {
    nodes.has(CLUSTER, "a", ASKING);
    pauses.add(() -> nodes.becomes(CLUSTER, "a", RebootTest::down));
    for (int i = 0; i < 19; i++) {
      pauses.add(() -> {});
    }

    assertThat(reboot("a").run()).isFalse();

    assertThat(told)
        .containsExactly(
            "the node a went down for its reboot and was not back after 10 min; its cordon is off");
    assertThat(node("a").annotations()).isEqualTo(ASKING);
  }

  @Test
  void whatIsToldToStopIsUndone() {
    var web = pod("web", "ReplicaSet");
    nodes.has(CLUSTER, "a", ASKING).runs("a", web);
    nodes.budget(web, true);
    pauses.add(() -> left = Duration.ZERO);
    var reboot = reboot("a");
    assertThatThrownBy(reboot::run).hasMessageContaining("was not begun");
    assertThat(node("a").status().cordoned()).isTrue();

    reboot.undo();

    assertThat(told).containsExactly("the node a takes pods again: its reboot was stopped");
    assertIsAsBefore("a");
  }

  @Test
  void undoingWhatWasNeverBegunChangesNothing() {
    nodes.has(CLUSTER, "a", ASKING);
    nodes.becomes(CLUSTER, "a", RebootTest::cordoned);

    reboot("a").undo();

    assertThat(node("a").status().cordoned()).isTrue();
    assertThat(acts.all()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void whoeverComesAfterACrashGoesOn() {
    nodes.has(CLUSTER, "a", ASKING);
    acts.dieAfter("change node");
    assertThatThrownBy(reboot("a")::run).isInstanceOf(Acts.Died.class);
    pauses.add(() -> nodes.reboots(CLUSTER, "a"));

    assertThat(reboot("a").run()).isTrue();

    assertThat(told).containsExactly("the node a was drained and rebooted, and takes pods again");
    assertIsAsBefore("a");
  }

  @Test
  void aNodeThatBootedWhileNobodyLookedIsOnlyLetIn() {
    nodes.has(CLUSTER, "a", Map.of(ASKS, "true", OK, "true", Node.MARK, "boot-1"));
    nodes.becomes(CLUSTER, "a", RebootTest::cordoned);
    nodes.reboots(CLUSTER, "a");
    nodes.runs("a", pod("web", "ReplicaSet"));

    assertThat(reboot("a").run()).isTrue();

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
    evict = new NodeCare.Evict(true, true);
    nodes.has(CLUSTER, "a", ASKING);
    nodes.runs("a", pod("bare", ""));
    nodes.runs("a", pod("cache", "ReplicaSet", Pod.Trait.EMPTY_DIR));
    pauses.add(() -> nodes.reboots(CLUSTER, "a"));

    assertThat(reboot("a").run()).isTrue();

    assertThat(acts.count("evict")).isEqualTo(2);
  }

  @Test
  void aNodeThatSomebodyElseCordonedIsLeftAlone() {
    nodes.has(CLUSTER, "a", ASKING);
    nodes.becomes(CLUSTER, "a", RebootTest::cordoned);

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
    left = Duration.ofMinutes(24);

    assertLeftAlone(
        "drain and reboot may take 25 min together, and 24 min are left; it waits for the next"
            + " window");
  }

  @Test
  void oneAtATimeInAPool() {
    var blue = Map.of("example.com/pool", "blue");
    nodes.has(CLUSTER, "a", blue, ASKING).has(CLUSTER, "b", blue, ASKING);
    nodes.becomes(CLUSTER, "b", RebootTest::down);

    assertLeftAlone("b, of the same pool, is not ready");
  }

  @Test
  void anotherPoolDoesNotMatter() {
    nodes.has(CLUSTER, "a", Map.of("example.com/pool", "blue"), ASKING);
    nodes.has(CLUSTER, "b", Map.of("example.com/pool", "green"), Map.of());
    nodes.becomes(CLUSTER, "b", RebootTest::cordoned);
    pauses.add(() -> nodes.reboots(CLUSTER, "a"));

    assertThat(reboot("a").run()).isTrue();
  }

  @Test
  void whatWasBegunComesFirstAndTheControlPlaneLast() {
    nodes.has(CLUSTER, "a-control", Map.of("node-role.kubernetes.io/control-plane", ""), ASKING);
    nodes.has(CLUSTER, "b", ASKING).has(CLUSTER, "c", Map.of()).has(CLUSTER, "d", ASKING);
    nodes.has(CLUSTER, "e", Map.of(Node.MARK, "boot-1"));

    assertThat(Asking.at(nodes, CLUSTER, care()))
        .extracting(Node::name)
        .containsExactly("e", "b", "d", "a-control");
  }

  private void assertLeftAlone(String why) {
    var before = node("a");
    assertThat(reboot("a").run()).isTrue();
    assertThat(told).containsExactly("the node a was left alone: " + why);
    assertThat(acts.all()).isEmpty();
    assertThat(node("a")).isEqualTo(before);
  }

  private void assertIsAsBefore(String name) {
    assertThat(node(name).status().cordoned()).isFalse();
    assertThat(node(name).annotations()).isEqualTo(ASKING);
  }

  private Node node(String name) {
    return nodes.find(CLUSTER, name).orElseThrow();
  }

  private NodeCare care() {
    return new NodeCare(
        new NodeCare.Annotation(ASKS, "true"),
        new NodeCare.Annotation(OK, "true"),
        "example.com/pool",
        evict,
        new NodeCare.Limits(Duration.ofMinutes(15), Duration.ofMinutes(10)));
  }

  private Reboot reboot(String name) {
    return new Reboot(new Site(nodes, CLUSTER, care(), leave(), telling()), node(name));
  }

  private static Pod pod(String name, String controller, Pod.Trait... traits) {
    return new Pod("shop", name, "uid-" + name, controller, Set.of(traits));
  }

  private static Node cordoned(Node node) {
    var status = node.status();
    return new Node(
        node.name(),
        node.labels(),
        node.annotations(),
        new Node.Status("", status.bootId(), true, status.conditions()));
  }

  private static Node down(Node node) {
    var status = node.status();
    return new Node(
        node.name(),
        node.labels(),
        node.annotations(),
        new Node.Status("", status.bootId(), status.cordoned(), Set.of()));
  }

  private Leave leave() {
    return new Leave() {
      @Override
      public void step(String what) {
        if (left.isZero()) {
          throw new IllegalStateException(what + " was not begun");
        }
      }

      @Override
      public Duration left() {
        return left;
      }

      @Override
      public void pause() {
        if (pauses.isEmpty()) {
          throw new AssertionError("it would wait for ever");
        }
        left = left.minus(PAUSE);
        pauses.removeFirst().run();
      }
    };
  }

  private Told telling() {
    return new Told() {
      @Override
      public void did(String line) {
        told.add(line);
      }

      @Override
      public void couldNot(String line) {
        told.add(line);
      }
    };
  }
}
