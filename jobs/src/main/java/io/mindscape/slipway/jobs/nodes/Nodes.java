package io.mindscape.slipway.jobs.nodes;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nodes of clusters, by kubeconfig context. Methods throw {@link
 * io.mindscape.slipway.jobs.Unavailable} when a cluster does not answer, {@link
 * io.mindscape.slipway.policies.Refused} when it refuses.
 */
public interface Nodes {

  /** All of a cluster. */
  List<Node> all(String context);

  /** One of them, as it is now. */
  Optional<Node> find(String context, String name);

  /** The pods on a node, of all namespaces. */
  List<Pod> pods(String context, String node);

  /**
   * Changes a node, unless it was changed since it was read.
   *
   * @return whether it was changed
   */
  boolean change(String context, Node node, Change change);

  /** Asks the cluster to end a pod, which a disruption budget may forbid. */
  Eviction evict(String context, Pod pod);

  /**
   * A change of a node.
   *
   * @param cordoned whether pods are to be kept from it
   * @param annotations with their new values; empty takes one away
   */
  record Change(boolean cordoned, Map<String, String> annotations) {
    public Change {
      annotations = Map.copyOf(annotations);
    }
  }

  /** What becomes of an eviction. */
  sealed interface Eviction {
    /** The pod is told to end. */
    record Accepted() implements Eviction {}

    /** There is no such pod any more. */
    record Gone() implements Eviction {}

    /**
     * It is forbidden for now.
     *
     * @param budget the disruption budget that forbids it; empty where the cluster names none
     */
    record HeldBack(String budget) implements Eviction {}
  }
}
