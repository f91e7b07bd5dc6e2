package io.mindscape.slipway.bot.observe;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log once that something does not answer, and once that it does again. */
public final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final String away;
  private final String back;
  private final AtomicBoolean lasts = new AtomicBoolean();

  /**
   * @param away one sentence for the log, with what is done about it
   * @param back one sentence for its end
   */
  public Outage(String away, String back) {
    this.away = away;
    this.back = back;
  }

  /** It failed: that is told if it did not fail before. */
  public void seen(Throwable failure) {
    if (lasts.compareAndSet(false, true)) {
      LOG.atError().setCause(failure).log("{}", away);
    }
  }

  /** It answered: that is told if it did not before. */
  public void over() {
    if (lasts.get() && lasts.compareAndSet(true, false)) {
      LOG.atInfo().log("{}", back);
    }
  }
}
