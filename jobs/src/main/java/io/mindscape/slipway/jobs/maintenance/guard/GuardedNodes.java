package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.jobs.nodes.Node;
import io.mindscape.slipway.jobs.nodes.Nodes;
import io.mindscape.slipway.jobs.nodes.Pod;
import java.util.List;
import java.util.Optional;

/** Nodes that can be looked at at any time and changed only while the window is open. */
final class GuardedNodes implements Nodes {

  private final Nodes nodes;
  private final Guard guard;

  GuardedNodes(Nodes nodes, Guard guard) {
    this.nodes = nodes;
    this.guard = guard;
  }

  @Override
  public boolean change(String context, Node node, Change change) {
    guard.pass("change the node " + node.name());
    return nodes.change(context, node, change);
  }

  @Override
  public Eviction evict(String context, Pod pod) {
    guard.pass("evict a pod");
    return nodes.evict(context, pod);
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
  public List<Pod> pods(String context, String node) {
    return nodes.pods(context, node);
  }
}
