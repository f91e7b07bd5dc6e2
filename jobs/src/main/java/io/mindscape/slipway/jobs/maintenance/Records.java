package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.delivery.Inbox;
import io.mindscape.slipway.jobs.effect.Ledger;
import java.time.Instant;

/** What the bot itself keeps, and need not keep for ever. */
@FunctionalInterface
public interface Records {

  /** Deletes what was done before {@code before}; says how many records that were. */
  int expire(Instant before);

  /** The deliveries and the acts. */
  static Records of(Inbox inbox, Ledger ledger) {
    return before -> inbox.expire(before) + ledger.expire(before);
  }
}
