package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.library.Costs;
import io.mindscape.slipway.policies.rule.cel.value.Exhausted;
import org.jspecify.annotations.Nullable;

/** One evaluation: its variables, the places of its loops, and what it has cost. */
final class Frame {

  final Activation activation;
  final @Nullable Object[] locals;
  private long cost;

  Frame(Activation activation, int locals) {
    this.activation = activation;
    this.locals = new Object[locals];
  }

  /**
   * Adds to the cost.
   *
   * @throws Exhausted beyond what one evaluation may cost
   */
  void charge(long more) {
    cost += more;
    if (cost > Costs.PER_CALL) {
      throw new Exhausted();
    }
  }

  long cost() {
    return cost;
  }
}
