package io.mindscape.slipway.jobs.nodes;

import io.mindscape.slipway.policies.strategy.NodeCare;
import java.util.Comparator;
import java.util.List;

/** Finds the nodes of a cluster that ask for a reboot, or whose reboot was cut off. */
public final class Asking {

  private Asking() {}

  /**
   * In the order in which they get it: what was begun first, the control plane last, and else by
   * name.
   */
  public static List<Node> at(Nodes nodes, String context, NodeCare care) {
    return nodes.all(context).stream()
        .filter(node -> node.mark().isPresent() || node.wears(care.asks()))
        .sorted(
            Comparator.comparing((Node node) -> node.mark().isEmpty())
                .thenComparing(Node::isControlPlane)
                .thenComparing(Node::name))
        .toList();
  }
}
