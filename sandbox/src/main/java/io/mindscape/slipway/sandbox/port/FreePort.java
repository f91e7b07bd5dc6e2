package io.mindscape.slipway.sandbox.port;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports on the loopback interface that nobody listens on, for programs that have to be told on
 * which one to listen. Each is even, and this process listens on the one above it as long as it
 * lives: whoever looks here, in whatever process, passes over what another was given, though the
 * program that is to listen there has not begun yet, or has died and is to come back.
 */
public final class FreePort {

  /** Below those that Linux gives to whoever asks for any port, in this process or another. */
  private static final int LAST = 32_766;

  private static final int FIRST = 20_000;
  private static final int LOOKS = 1000;

  /** Held, for a socket is closed with its last reader. Ports are the process's, as this is. */
  private static final Queue<ServerSocket> ABOVE = new ConcurrentLinkedQueue<>();

  private FreePort() {}

  /** Whether {@code port} could be listened on right now. */
  public static boolean isFree(int port) {
    var socket = listen(port);
    socket.ifPresent(FreePort::close);
    return socket.isPresent();
  }

  /**
   * Any, by chance.
   *
   * @throws IOException if hardly any is free
   */
  public static int any() throws IOException {
    return some(1).getFirst();
  }

  /** So many different ones, in the same way. */
  public static List<Integer> some(int count) throws IOException {
    var ports =
        IntStream.generate(() -> 2 * ThreadLocalRandom.current().nextInt(FIRST / 2, LAST / 2 + 1))
            .limit(LOOKS)
            .distinct()
            .filter(FreePort::isTaken)
            .limit(count)
            .boxed()
            .toList();
    if (ports.size() < count) {
      throw new IOException("hardly a port is free from %d to %d".formatted(FIRST, LAST));
    }
    return ports;
  }

  /** Takes it, if nobody has. */
  private static boolean isTaken(int port) {
    var above = listen(port + 1);
    if (above.isEmpty()) {
      return false;
    }
    if (isFree(port)) {
      ABOVE.add(above.get());
      return true;
    }
    close(above.get());
    return false;
  }

  private static Optional<ServerSocket> listen(int port) {
    try {
      return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException taken) {
      return Optional.empty();
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
