package io.mindscape.slipway.policies.semantic.meta;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.Set;

/**
 * {@code overhead}: what a pod takes besides its containers. The server looks at it as at the
 * limits of a container.
 */
public final class Overheads {

  private static final Set<String> BASIC = Set.of("cpu", "memory");

  private Overheads() {}

  /** Judges it. */
  public static void judge(Field overhead) {
    boolean pages = false;
    boolean basic = false;
    for (var amount : overhead.entries()) {
      var name = amount.key();
      var problem = ResourceNames.ofContainer(name);
      if (problem != null) {
        amount.report("invalid", "%s has a wrong name: %s".formatted(amount.path(), problem));
      }
      amount.check(ResourceAmounts.problem(name, amount.quantity()));
      pages |= ResourceNames.isHugePages(name);
      basic |= BASIC.contains(name);
    }
    if (pages && !basic) {
      overhead.forbidden("huge pages need cpu or memory beside them.");
    }
  }
}
