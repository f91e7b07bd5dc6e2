package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Delivery.Follows;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code maintenance.auto_merge}. Nobody is awake to approve anything, and what is promoted
 * is changed by promotion alone: such environments are refused.
 */
final class AutoMergeReader {

  private static final String PATCHES = "security_patches";

  private AutoMergeReader() {}

  /** What may be merged by itself; nothing where the block is not there. */
  static AutoMerge read(@Nullable Block maintenance, Map<String, Target> targets) {
    var block = maintenance == null ? null : maintenance.block("auto_merge");
    if (block == null) {
      return AutoMerge.NONE;
    }
    block.only(PATCHES);
    var environments = block.all(PATCHES, name -> environment(name, targets));
    return environments.isEmpty()
        ? AutoMerge.NONE
        : new AutoMerge(Map.of(PATCHES, List.copyOf(environments)));
  }

  private static String environment(String name, Map<String, Target> targets) {
    var target = targets.get(name);
    if (target == null) {
      throw new Refused(
          "\"%s\" is no environment of delivery.environments; there are %s"
              .formatted(name, String.join(", ", targets.keySet())));
    }
    if (target.approvals() != null) {
      throw new Refused(
          "%s is changed with approvals, and nobody is asked for one in the window: take it out"
              .formatted(name));
    }
    if (!(target.follows() instanceof Follows.Branch)) {
      throw new Refused(
          "%s follows no branch, so no update is written there: take it out".formatted(name));
    }
    return name;
  }
}
