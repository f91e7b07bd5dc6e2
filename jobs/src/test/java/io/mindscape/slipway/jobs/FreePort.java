package io.mindscape.slipway.jobs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on the loopback interface for programs that have to be told on which one to listen. Each is
 * even, and this process listens on the one above it as long as it lives, so that tests that run
 * beside each other get different ones, also while a program has not begun yet.
 */
public final class FreePort {

  /** Below those that Linux gives to whoever asks for any port, in this process or another. */
  private static final int LAST = 32_766;

  private static final int FIRST = 20_000;
  private static final int LOOKS = 1000;

  /** Held, for a socket is closed with its last reader. Ports are the process's, as this is. */
  private static final Queue<ServerSocket> ABOVE = new ConcurrentLinkedQueue<>();

  private FreePort() {}

  /** Any, by chance. */
  public static int any() {
    for (int look = 0; look < LOOKS; look++) {
      int port = 2 * ThreadLocalRandom.current().nextInt(FIRST / 2, LAST / 2 + 1);
      var above = listen(port + 1);
      if (above.isPresent()) {
        ABOVE.add(above.get());
        // One at which somebody listens all the same is passed over.
        if (isFree(port)) {
          return port;
        }
      }
    }
    throw new AssertionError("no free port from %d to %d".formatted(FIRST, LAST));
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static Optional<ServerSocket> listen(int port) {
    try {
      return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException taken) {
      return Optional.empty();
    }
  }
}
