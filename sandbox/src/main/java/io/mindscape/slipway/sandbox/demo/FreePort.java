package io.mindscape.slipway.sandbox.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports on the loopback interface that nobody listens on. */
public final class FreePort {

  /** Below those that Linux gives to whoever asks for any port, in this process or another. */
  private static final int LAST = 32_767;

  private static final int FIRST = 20_000;
  private static final int LOOKS = 1000;

  private FreePort() {}

  /** Whether {@code port} could be listened on right now. */
  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * Any, by chance, so that two who ask at once get different ones. Whoever uses it says so if it
   * was taken all the same.
   *
   * @throws IOException if hardly any is free
   */
  public static int any() throws IOException {
    return some(1).getFirst();
  }

  /** So many different ones, in the same way. */
  public static List<Integer> some(int count) throws IOException {
    var ports =
        IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST, LAST + 1))
            .limit(LOOKS)
            .distinct()
            .filter(FreePort::isFree)
            .limit(count)
            .boxed()
            .toList();
    if (ports.size() < count) {
      throw new IOException("hardly a port is free from %d to %d".formatted(FIRST, LAST));
    }
    return ports;
  }
}
