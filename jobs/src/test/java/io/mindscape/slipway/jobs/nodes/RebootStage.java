package io.mindscape.slipway.jobs.nodes;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.policies.strategy.NodeCare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cluster in memory in which one node after another is rebooted. Time passes in pauses alone, of
 * 30 seconds each; what happens in them is told beforehand, and one more than was told fails.
 */
final class RebootStage {

  static final String ASKS = "example.com/reboot-needed";
  static final String OK = "example.com/reboot-ok";
  static final Map<String, String> ASKING = Map.of(ASKS, "true");
  static final String CLUSTER = "staging";
  private static final Duration PAUSE = Duration.ofSeconds(30);

  final Acts acts = new Acts();
  final MemoryNodes nodes = new MemoryNodes(acts);
  final List<String> told = new ArrayList<>();
  final List<Runnable> pauses = new ArrayList<>();
  Duration left = Duration.ofHours(1);
  NodeCare.Evict evict = new NodeCare.Evict(false, false);

  /** Nothing happens in so many pauses. */
  void quiet(int number) {
    for (int i = 0; i < number; i++) {
      pauses.add(() -> {});
    }
  }

  Node node(String name) {
    return nodes.find(CLUSTER, name).orElseThrow();
  }

  NodeCare care() {
    return new NodeCare(
        new NodeCare.Annotation(ASKS, "true"),
        new NodeCare.Annotation(OK, "true"),
        "example.com/pool",
        evict,
        new NodeCare.Limits(Duration.ofMinutes(15), Duration.ofMinutes(10)));
  }

  Reboot reboot(String name) {
    return new Reboot(new Site(nodes, CLUSTER, care(), leave(), telling()), node(name));
  }

  static Pod pod(String name, String controller, Pod.Trait... traits) {
    return new Pod("shop", name, "uid-" + name, controller, Set.of(traits));
  }

  static Node cordoned(Node node) {
    return cordoned(node, true);
  }

  /** As {@code kubectl uncordon} leaves it: with all annotations. */
  static Node uncordoned(Node node) {
    return cordoned(node, false);
  }

  private static Node cordoned(Node node, boolean isCordoned) {
    var status = node.status();
    return new Node(
        node.name(),
        node.labels(),
        node.annotations(),
        new Node.Status("", status.bootId(), isCordoned, status.conditions()));
  }

  static Node down(Node node) {
    var status = node.status();
    return new Node(
        node.name(),
        node.labels(),
        node.annotations(),
        new Node.Status("", status.bootId(), status.cordoned(), Set.of()));
  }

  /** The same with other annotations. */
  static Node wearing(Node node, Map<String, String> annotations) {
    return new Node(node.name(), node.labels(), annotations, node.status());
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
