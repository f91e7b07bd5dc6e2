package io.mindscape.slipway.policies.judge;

import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.semantic.custom.CustomKinds;
import java.util.function.Supplier;

/**
 * What objects are judged beside.
 *
 * @param kinds the kinds that definitions elsewhere describe; asked only if there are objects that
 *     nothing here describes. What the objects define themselves comes first
 * @param policies those in force besides the ones that ship
 */
public record Beside(Supplier<CustomKinds> kinds, Policies policies) {

  public static Beside nothing() {
    return new Beside(() -> CustomKinds.NONE, Policies.none());
  }
}
