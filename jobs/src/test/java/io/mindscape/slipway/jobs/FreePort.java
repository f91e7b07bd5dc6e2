package io.mindscape.slipway.jobs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback interface for programs that have to be told on which one to listen. */
public final class FreePort {

  /** Below those that Linux gives to whoever asks for any port, in this process or another. */
  private static final int LAST = 32_767;

  private static final int FIRST = 20_000;
  private static final int LOOKS = 1000;

  private FreePort() {}

  /** Any, by chance, so that tests that run beside each other get different ones. */
  public static int any() {
    for (int look = 0; look < LOOKS; look++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException taken) {
        // The next one.
      }
    }
    throw new AssertionError("no free port from %d to %d".formatted(FIRST, LAST));
  }
}
