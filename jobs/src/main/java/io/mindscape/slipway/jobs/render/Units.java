package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.List;

/** Finds the units of a tree. */
public final class Units {

  private Units() {}

  /** Every unit that the strategy's environments have, and every chart that stands alone. */
  public static List<Unit> in(Snapshot tree, Strategy strategy) {
    throw new UnsupportedOperationException("being built");
  }

  /** Those of {@code units} that one of {@code paths} takes part in. */
  public static List<Unit> affected(List<Unit> units, List<String> paths) {
    throw new UnsupportedOperationException("being built");
  }
}
