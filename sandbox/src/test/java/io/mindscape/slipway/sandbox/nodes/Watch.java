package io.mindscape.slipway.sandbox.nodes;

import io.mindscape.slipway.jobs.nodes.Leave;
import io.mindscape.slipway.jobs.nodes.Node;
import io.mindscape.slipway.jobs.nodes.Nodes;
import io.mindscape.slipway.jobs.nodes.Pod;
import io.mindscape.slipway.jobs.nodes.Site;
import io.mindscape.slipway.jobs.nodes.Told;
import io.mindscape.slipway.policies.strategy.NodeCare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Gives leave for a time, and looks in each pause how the pods are; what the agent of the node
 * would do is done then too. Time passes as it does, unless the test ends it.
 */
final class Watch implements Leave {

  private final Stage stage;
  private final String node;
  private final List<String> told = new ArrayList<>();
  private final long end;
  private int heldBack;
  private int last = Integer.MAX_VALUE;
  private int pauses;
  private int fewest = Integer.MAX_VALUE;

  Watch(Stage stage, Duration time, String node) {
    this.stage = stage;
    this.node = node;
    this.end = System.nanoTime() + time.toNanos();
  }

  /** The deadline comes after so many pauses. */
  void endAfter(int pauses) {
    this.last = pauses;
  }

  List<String> told() {
    return List.copyOf(told);
  }

  /** How many evictions a budget refused. */
  int heldBack() {
    return heldBack;
  }

  /** The fewest ready pods that were seen at any look. */
  int fewest() {
    return fewest;
  }

  Site site(Nodes nodes, NodeCare care) {
    return new Site(counting(nodes), Stage.CONTEXT, care, this, telling());
  }

  @Override
  public void step(String what) {
    if (left().isZero()) {
      throw new IllegalStateException(what + " was not begun");
    }
  }

  @Override
  public Duration left() {
    var left = Duration.ofNanos(end - System.nanoTime());
    return left.isNegative() || pauses >= last ? Duration.ZERO : left;
  }

  @Override
  public void pause() {
    pauses++;
    fewest = Math.min(fewest, stage.ready());
    stage.agent(node);
    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
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

  private Nodes counting(Nodes nodes) {
    return new Nodes() {
      @Override
      public Eviction evict(String context, Pod pod) {
        var answer = nodes.evict(context, pod);
        if (answer instanceof Eviction.HeldBack) {
          heldBack++;
        }
        return answer;
      }

      @Override
      public List<Node> all(String context) {
        return nodes.all(context);
      }

      @Override
      public Optional<Node> find(String context, String name) {
        return nodes.find(context, name);
      }

      @Override
      public List<Pod> pods(String context, String on) {
        return nodes.pods(context, on);
      }

      @Override
      public boolean change(String context, Node changed, Change change) {
        return nodes.change(context, changed, change);
      }
    };
  }
}
