package io.mindscape.slipway.bot.webhook;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How much memory requests may take that are arriving or being stored, all together. It is taken as
 * bytes arrive, not as they are announced: who only promises much blocks nobody. Who finds no room
 * waits for a while; until then what they send stays with them, or in the system's own buffers.
 */
final class Room {

  /** What a request takes besides its body: headers, buffers, a stack. */
  static final int EACH = 32 * 1024;

  private static final int LARGEST = 256 << 20;

  /** Shorter than the patience of a sender, who has 10 s and does not send again by himself. */
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  private final int most;
  private final Duration patience;
  private final Semaphore free;

  /**
   * @param most in bytes
   * @param patience how long somebody waits for room
   */
  Room(int most, Duration patience) {
    this.most = most;
    this.patience = patience;
    this.free = new Semaphore(most, true);
  }

  /**
   * As much as one eighth of what this process may ever use, but enough for the largest body, and
   * at most 256 MB.
   */
  static Room usual() {
    long most = Math.max(WebhookService.LARGEST_BODY + EACH, Runtime.getRuntime().maxMemory() / 8);
    return new Room((int) Math.min(LARGEST, most), PATIENCE);
  }

  /** Nobody's share yet. */
  Share share() {
    return new Share();
  }

  int taken() {
    return most - free.availablePermits();
  }

  /** What one request takes. It is used by one thread, and given back when it is closed. */
  final class Share implements AutoCloseable {

    private int mine;

    /**
     * Takes {@code bytes} more, and the first time what each request takes.
     *
     * @return whether there was room in time
     */
    boolean take(int bytes) {
      int wanted = mine == 0 ? EACH + bytes : bytes;
      try {
        if (!free.tryAcquire(wanted, patience.toMillis(), TimeUnit.MILLISECONDS)) {
          return false;
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return false;
      }
      mine += wanted;
      return true;
    }

    @Override
    public void close() {
      free.release(mine);
      mine = 0;
    }
  }
}
