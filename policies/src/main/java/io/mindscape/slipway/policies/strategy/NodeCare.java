package io.mindscape.slipway.policies.strategy;

import java.time.Duration;

/**
 * How nodes that ask for a reboot get one: the block {@code maintenance.nodes} of a strategy file.
 *
 * @param asks what a node wears that asks
 * @param handOver what tells the node's own agent that it may reboot now
 * @param pool the label whose value says to which pool a node belongs; empty where all are one
 * @param evict what may be evicted though it does not come back as it was
 * @param limits how long things may take
 */
public record NodeCare(Sign asks, Annotation handOver, String pool, Evict evict, Limits limits) {

  /** Something that a node wears. */
  public sealed interface Sign {
    /** As the strategy file writes it. */
    String words();
  }

  /** An annotation with a value. */
  public record Annotation(String name, String value) implements Sign {
    @Override
    public String words() {
      return name + "=" + value;
    }
  }

  /** A condition of the node's status that is {@code True}. */
  public record Condition(String type) implements Sign {
    @Override
    public String words() {
      return "condition " + type;
    }
  }

  /**
   * Pods that are lost, or lose something, when they are evicted.
   *
   * @param emptyDir those with a volume of that kind: what is in it goes
   * @param barePods those that no controller starts again
   */
  public record Evict(boolean emptyDir, boolean barePods) {}

  /**
   * The longest that things may take; a node is begun only if both fit before the window closes.
   *
   * @param reboot from the hand-over until the node is ready again
   */
  public record Limits(Duration drain, Duration reboot) {
    /** For one node. */
    public Duration together() {
      return drain.plus(reboot);
    }
  }
}
