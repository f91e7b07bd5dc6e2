package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.bot.webhook.Payloads;
import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.recovery.FailedDeliveries;
import io.mindscape.slipway.jobs.recovery.Missed;
import io.mindscape.slipway.jobs.recovery.Sweep;
import java.time.Clock;
import java.util.Optional;

/** Asking for what GitHub could not deliver. */
final class Sweeps {

  private Sweeps() {}

  /** One round of it, for the clock; nothing where GitHub has no list for us. */
  static Optional<Runnable> of(Parts parts, Missed missed, Clock clock) {
    return parts.failedDeliveries().map(failed -> round(parts, failed, missed, clock));
  }

  private static Runnable round(Parts parts, FailedDeliveries failed, Missed missed, Clock clock) {
    var ports = new Sweep.Ports(failed, parts.store().deliveries(), Payloads::matters, missed);
    var sweep = new Sweep(ports, clock);
    return () -> Cause.own("sweep").run(sweep::sweep);
  }
}
