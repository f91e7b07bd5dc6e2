package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.deploy.Patience;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the bot is about to end; who waits for something is woken, and gives up for now. */
final class Stopping implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int LOOKS = 600;

  private final CountDownLatch stopped = new CountDownLatch(1);

  /** How long a deployment waits for health, as long as the bot is there. */
  Patience patience() {
    return new Patience(BETWEEN_LOOKS, LOOKS, this::pause);
  }

  private void pause(Duration time) {
    try {
      if (!stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    throw new Unavailable(
        "Slipway", "Slipway is stopping; it goes on when it is started again", Duration.ZERO, null);
  }

  @Override
  public void close() {
    stopped.countDown();
  }
}
