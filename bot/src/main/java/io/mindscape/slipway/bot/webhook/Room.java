package io.mindscape.slipway.bot.webhook;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory bodies may take that are arriving or being stored, all together. It is taken as
 * bytes arrive, not as they are announced: who only promises much blocks nobody.
 */
final class Room {

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  /**
   * @param most in bytes
   */
  Room(long most) {
    this.most = most;
  }

  /** As much as one fourth of what this process may ever use, and at most 256 MB. */
  static Room usual() {
    return new Room(Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 4));
  }

  /** Nobody's share yet. */
  Share share() {
    return new Share();
  }

  long taken() {
    return taken.get();
  }

  /** What one body takes. It is used by one thread, and given back when it is closed. */
  final class Share implements AutoCloseable {

    private long mine;

    /**
     * Takes {@code bytes} more.
     *
     * @return whether there was room
     */
    boolean take(long bytes) {
      if (taken.addAndGet(bytes) > most) {
        taken.addAndGet(-bytes);
        return false;
      }
      mine += bytes;
      return true;
    }

    @Override
    public void close() {
      taken.addAndGet(-mine);
      mine = 0;
    }
  }
}
