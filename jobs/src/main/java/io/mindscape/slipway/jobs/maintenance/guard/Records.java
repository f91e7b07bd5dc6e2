package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.jobs.delivery.Deliveries;
import io.mindscape.slipway.jobs.effect.Ledger;
import java.time.Duration;
import java.time.Instant;

/** What the bot itself keeps, and need not keep for ever. */
@FunctionalInterface
public interface Records {

  /**
   * Deletes what is not needed any more.
   *
   * @param retention how long what was done is kept; what died in vain is kept longer
   * @return how many records that were
   */
  int expire(Instant now, Duration retention);

  /** The deliveries and the acts. */
  static Records of(Deliveries deliveries, Ledger ledger) {
    return (now, retention) ->
        deliveries.expire(now, retention) + ledger.expire(now.minus(retention));
  }

  /** These and others. */
  default Records and(Records others) {
    return (now, retention) -> expire(now, retention) + others.expire(now, retention);
  }
}
