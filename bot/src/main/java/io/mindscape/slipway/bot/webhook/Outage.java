package io.mindscape.slipway.bot.webhook;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether deliveries can be stored, told once when it changes and not once a delivery. */
final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final AtomicBoolean lasts = new AtomicBoolean();

  void failed(RuntimeException failure) {
    if (lasts.compareAndSet(false, true)) {
      LOG.atError()
          .setCause(failure)
          .log("deliveries cannot be stored; GitHub is told to send them again (503)");
    }
  }

  void stored() {
    if (lasts.get() && lasts.compareAndSet(true, false)) {
      LOG.atInfo().log("deliveries are stored again");
    }
  }
}
