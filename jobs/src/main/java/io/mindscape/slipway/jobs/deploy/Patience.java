package io.mindscape.slipway.jobs.deploy;

import io.mindscape.slipway.jobs.Unavailable;
import java.time.Duration;

/**
 * How long a deployment waits for health.
 *
 * @param between how long to pause between two looks
 * @param looks how often to look before giving up
 * @param pause lets the time pass; throws {@link Unavailable} when the process is to end
 */
public record Patience(Duration between, int looks, Pause pause) {

  /** Lets some time pass. */
  @FunctionalInterface
  public interface Pause {
    void of(Duration time);
  }

  /** Waits on the thread that deploys. */
  public static Patience sleeping(Duration between, int looks) {
    return new Patience(between, looks, Patience::sleep);
  }

  void takeABreath() {
    pause.of(between);
  }

  Duration total() {
    return between.multipliedBy(looks);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Unavailable(
          "Slipway", "It was stopped while it waited for health.", Duration.ZERO, stopped);
    }
  }
}
