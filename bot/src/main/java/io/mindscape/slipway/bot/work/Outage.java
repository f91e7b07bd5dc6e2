package io.mindscape.slipway.bot.work;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log once that the queue does not answer, and once that it does again. */
final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final AtomicBoolean away = new AtomicBoolean();

  void seen(RuntimeException failure) {
    if (!away.getAndSet(true)) {
      LOG.atError().setCause(failure).log("the queue does not answer; asked again every second");
    }
  }

  void over() {
    if (away.get() && away.getAndSet(false)) {
      LOG.info("the queue answers again");
    }
  }
}
