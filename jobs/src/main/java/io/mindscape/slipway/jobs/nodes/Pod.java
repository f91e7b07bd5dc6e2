package io.mindscape.slipway.jobs.nodes;

import io.mindscape.slipway.policies.strategy.NodeCare;
import java.util.Optional;
import java.util.Set;

/**
 * A pod on a node.
 *
 * @param uid another pod of the same name has another
 * @param controller the kind that starts it again; empty for none
 */
public record Pod(String namespace, String name, String uid, String controller, Set<Trait> traits) {

  public Pod {
    traits = Set.copyOf(traits);
  }

  /** What matters to a drain. */
  public enum Trait {
    /** The shadow of a file on the node, which no eviction ends. */
    MIRROR,
    /** It has come to its end, one way or the other. */
    FINISHED,
    /** It has a volume that goes with it. */
    EMPTY_DIR,
    /** It has been told to end. */
    ENDING
  }

  /** Whether a drain has to do with it: what belongs to the node itself stays. */
  boolean hasToGo() {
    return !controller.equals("DaemonSet")
        && !traits.contains(Trait.MIRROR)
        && !traits.contains(Trait.FINISHED);
  }

  /** Why it may not be evicted by what the strategy says; nothing if it may. */
  Optional<String> objection(NodeCare.Evict allowed) {
    if (!hasToGo() || traits.contains(Trait.ENDING)) {
      return Optional.empty();
    }
    if (controller.isEmpty() && !allowed.barePods()) {
      return Optional.of("nobody would start %s again (evict: [bare_pods])".formatted(this));
    }
    return traits.contains(Trait.EMPTY_DIR) && !allowed.emptyDir()
        ? Optional.of("%s would lose its emptyDir (evict: [empty_dir])".formatted(this))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
