package io.mindscape.slipway.jobs.nodes;

import io.mindscape.slipway.policies.strategy.NodeCare;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A node of a cluster as its API server shows it.
 *
 * @param labels with their values
 * @param annotations with their values
 */
public record Node(
    String name, Map<String, String> labels, Map<String, String> annotations, Status status) {

  /**
   * What the bot writes on a node that it has cordoned: from which boot it is to be rebooted. Who
   * cordons by hand does not write it, so that theirs is never taken for ours.
   */
  static final String MARK = "slipway.mindscape.io/reboots-from";

  private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";

  public Node {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  /**
   * How it stands.
   *
   * @param version of the object, by which a change is refused if somebody else was quicker
   * @param bootId another one after each boot; empty where the node did not say
   * @param cordoned whether pods are kept from it
   * @param conditions those that are {@code True}, such as {@code Ready}
   */
  public record Status(String version, String bootId, boolean cordoned, Set<String> conditions) {
    public Status {
      conditions = Set.copyOf(conditions);
    }
  }

  boolean isReady() {
    return status.conditions().contains("Ready");
  }

  boolean isControlPlane() {
    return labels.containsKey(CONTROL_PLANE);
  }

  /** Whether it wears what is agreed on. */
  boolean wears(NodeCare.Sign sign) {
    return switch (sign) {
      case NodeCare.Annotation(var name, var value) -> value.equals(annotations.get(name));
      case NodeCare.Condition(var type) -> status.conditions().contains(type);
    };
  }

  /** The boot that it is to be rebooted from, where the bot has cordoned it. */
  Optional<String> mark() {
    return Optional.ofNullable(annotations.get(MARK));
  }

  /** Its pool; those of the control plane are one of their own. */
  String pool(NodeCare care) {
    if (isControlPlane()) {
      return CONTROL_PLANE;
    }
    var value = care.pool().isEmpty() ? null : labels.get(care.pool());
    return value == null ? "" : care.pool() + "=" + value;
  }
}
