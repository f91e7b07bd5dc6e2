package io.mindscape.slipway.policies.judge;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.rule.Surroundings;
import io.mindscape.slipway.policies.semantic.custom.CustomKinds;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What objects are judged beside.
 *
 * @param kinds the kinds that definitions elsewhere describe; asked only if there are objects that
 *     nothing here describes. What the objects define themselves comes first
 * @param policies those in force, as {@link Judge#policies(Policies, Set)} puts them together
 * @param surroundings what policies may look at besides an object
 * @param past what objects were before
 */
public record Beside(
    Supplier<CustomKinds> kinds, Policies policies, Surroundings surroundings, Past past) {

  /**
   * Tells what an object was before; null where it is new, or nobody knows. Several threads ask.
   */
  @FunctionalInterface
  public interface Past {
    /** Of an object as it is to be. */
    @Nullable Manifest of(Manifest object);

    /** Everything is new. */
    static Past none() {
      return object -> null;
    }
  }
}
