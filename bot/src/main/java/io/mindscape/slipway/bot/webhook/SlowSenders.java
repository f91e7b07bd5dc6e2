package io.mindscape.slipway.bot.webhook;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Ends connections whose request does not arrive in time: the headers, and then the body, each have
 * as long as {@code patience}. The sender gets a 408 first. A connection that sends nothing, or
 * never finishes its first line, is the server's to end, as idle.
 */
public final class SlowSenders implements Http1ConnectionListener, AutoCloseable {

  private static final byte[] ANSWER =
      """
      HTTP/1.1 408 Request Timeout\r
      Connection: close\r
      Content-Length: 0\r
      \r
      """
          .getBytes(StandardCharsets.US_ASCII);

  private static final int SMALL_REST = 1024 * 1024;

  private final ConcurrentHashMap<String, Arriving> arriving = new ConcurrentHashMap<>();
  private final Duration patience;
  private final LongSupplier nanos;
  private final Runnable cut;
  private final Thread thread;

  /**
   * @param cut is run for each connection that was ended
   */
  public SlowSenders(Duration patience, Runnable cut) {
    this.patience = patience;
    this.nanos = System::nanoTime;
    this.cut = cut;
    this.thread = Thread.ofVirtual().name("slow-senders").start(this::watch);
  }

  /** A request of which something is still to come. Whoever sets {@code over} first decides. */
  private record Arriving(HelidonSocket socket, long since, AtomicBoolean over) {}

  @Override
  public void prologue(ConnectionContext connection, HttpPrologue prologue) {
    begin(connection);
  }

  @Override
  public void headers(ConnectionContext connection, Headers headers) {
    end(key(connection.socketId(), connection.childSocketId()));
    if (headers.contains(HeaderNames.CONTENT_LENGTH)
        && !headers.get(HeaderNames.CONTENT_LENGTH).get().equals("0")) {
      begin(connection);
    }
  }

  /** Begins to count for what comes next: headers, or a body. */
  private void begin(ConnectionContext connection) {
    arriving.put(
        key(connection.socketId(), connection.childSocketId()),
        new Arriving(connection.serverSocket(), nanos.getAsLong(), new AtomicBoolean()));
  }

  /**
   * The request has arrived, or nobody waits for the rest of it.
   *
   * @throws CloseConnectionException if the connection was ended meanwhile
   */
  public void arrived(ServerRequest request) {
    end(key(request.serverSocketId(), request.socketId()));
  }

  /**
   * Answers, and ends the connection: what is left of the request is not read as another one. A
   * small rest is still read and thrown away, for to a sender that is writing the answer might
   * otherwise be lost.
   *
   * @throws CloseConnectionException always
   */
  public void end(ServerRequest request, ServerResponse response, Status status, String text) {
    response.status(status).header(HeaderNames.CONNECTION, "close").send(text + "\n");
    if (isWorthDraining(request)) {
      drain(request);
    }
    arrived(request);
    throw new CloseConnectionException("the request was refused");
  }

  private static boolean isWorthDraining(ServerRequest request) {
    var headers = request.headers();
    return !request.content().consumed()
        && headers.contains(HeaderNames.CONTENT_LENGTH)
        && !headers.contains(HeaderNames.EXPECT)
        && headers.contentLength().orElse(0) <= SMALL_REST;
  }

  private static void drain(ServerRequest request) {
    try (var in = request.content().inputStream()) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException | RuntimeException over) {
      // The sender has gone, or somebody had begun to read and does not want the rest.
      return;
    }
  }

  private void end(String key) {
    var request = arriving.remove(key);
    if (request != null && !request.over.compareAndSet(false, true)) {
      throw new CloseConnectionException("the request took too long to arrive");
    }
  }

  private static String key(String listener, String connection) {
    return listener + ' ' + connection;
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(patience.dividedBy(10));
        long before = nanos.getAsLong() - patience.toNanos();
        arriving.forEach((key, request) -> look(key, request, before));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(String key, Arriving request, long before) {
    if (request.since - before + patience.toNanos() < 0) {
      // Whoever read it has gone without a word.
      arriving.remove(key, request);
    } else if (request.since - before < 0 && request.over.compareAndSet(false, true)) {
      // A connection of its own thread: one that cannot be written to holds up no other.
      Thread.ofVirtual().name("slow-sender").start(() -> cut(request.socket));
    }
  }

  private void cut(HelidonSocket socket) {
    if (!socket.isConnected()) {
      return;
    }
    try {
      socket.write(BufferData.create(ANSWER));
      cut.run();
    } catch (RuntimeException gone) {
      // Its end was all that we wanted.
      return;
    } finally {
      close(socket);
    }
  }

  private static void close(HelidonSocket socket) {
    try {
      socket.close();
    } catch (RuntimeException gone) {
      // Closed already.
      return;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
