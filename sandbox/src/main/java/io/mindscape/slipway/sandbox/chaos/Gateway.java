package io.mindscape.slipway.sandbox.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Stands before the bot as a load balancer does, and notes what was acknowledged. A delivery whose
 * connection is refused goes to the next replica; one that fails is failed, for GitHub does not try
 * again by itself. It is asked for again later, as a sweep of failed deliveries does.
 */
final class Gateway implements AutoCloseable {

  /** As long as GitHub waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(1);
  private static final int REFUSED = 502;

  private final HttpServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final List<Integer> ports;
  private final AtomicInteger turn = new AtomicInteger();
  private final Map<String, Letter> letters = new LinkedHashMap<>();
  private final Thread sweeper;
  private final IntConsumer answered;
  private volatile boolean closed;

  /** A delivery, and what became of it. */
  private static final class Letter {
    final Map<String, String> headers;
    final byte[] body;
    final Instant first = Instant.now();
    @org.jspecify.annotations.Nullable Instant acknowledged;
    boolean onTheWay;
    int tries;

    Letter(Map<String, String> headers, byte[] body) {
      this.headers = headers;
      this.body = body;
    }

    String event() {
      return headers.getOrDefault("X-github-event", "");
    }
  }

  private Gateway(HttpServer server, List<Integer> ports, IntConsumer answered) {
    this.server = server;
    this.ports = List.copyOf(ports);
    this.answered = answered;
    this.sweeper = Thread.ofVirtual().name("sweeper").unstarted(this::sweep);
  }

  /**
   * Opens on any free port.
   *
   * @param ports the bots'
   * @param answered is told each status that a bot answered
   */
  static Gateway open(List<Integer> ports, IntConsumer answered) {
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
      var gateway = new Gateway(server, ports, answered);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/webhooks/github", gateway::receive);
      server.start();
      gateway.sweeper.start();
      return gateway;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where the forge's hooks send. */
  URI hook() {
    return URI.create(
        "http://127.0.0.1:%d/webhooks/github".formatted(server.getAddress().getPort()));
  }

  /** What was sent, and when it was acknowledged, in the order of the first attempts. */
  List<Sent> sent() {
    synchronized (letters) {
      var sent = new ArrayList<Sent>();
      letters.forEach(
          (guid, letter) ->
              sent.add(new Sent(guid, letter.event(), letter.first, letter.acknowledged)));
      return sent;
    }
  }

  /** How many were not acknowledged yet. */
  int unacknowledged() {
    return (int) sent().stream().filter(one -> one.acknowledged() == null).count();
  }

  /** How many attempts were made in all. */
  int attempts() {
    synchronized (letters) {
      return letters.values().stream().mapToInt(letter -> letter.tries).sum();
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    var headers = new LinkedHashMap<String, String>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    var guid = headers.getOrDefault("X-github-delivery", "");
    var body = exchange.getRequestBody().readAllBytes();
    Letter letter;
    synchronized (letters) {
      letter = letters.computeIfAbsent(guid, same -> new Letter(headers, body));
      letter.onTheWay = true;
    }
    int status = carry(letter);
    if (letter.event().equals("ping")) {
      // It is answered and asks for nothing.
      synchronized (letters) {
        letters.remove(guid);
      }
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private int carry(Letter letter) {
    int status = REFUSED;
    try {
      int first = turn.getAndIncrement();
      for (int i = 0; i < ports.size(); i++) {
        status = carry(letter, ports.get(Math.floorMod(first + i, ports.size())));
        if (status != 0) {
          answered.accept(status);
          break;
        }
        status = REFUSED;
      }
    } finally {
      synchronized (letters) {
        letter.onTheWay = false;
        letter.tries++;
        if (status / 100 == 2 && letter.acknowledged == null) {
          letter.acknowledged = Instant.now();
        }
      }
    }
    return status;
  }

  /** The status; 0 where nobody listens. */
  private int carry(Letter letter, int port) {
    var target = URI.create("http://127.0.0.1:%d/webhooks/github".formatted(port));
    var request =
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofByteArray(letter.body));
    letter.headers.forEach(
        (name, value) -> {
          if (name.startsWith("X-") || name.startsWith("Content-type")) {
            request.header(name, value);
          }
        });
    try {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (ConnectException nobody) {
      return 0;
    } catch (IOException cut) {
      return REFUSED;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return REFUSED;
    }
  }

  private void sweep() {
    while (!closed) {
      LockSupport.parkNanos(BETWEEN_SWEEPS.toNanos());
      for (var letter : failed()) {
        if (closed || carry(letter) / 100 != 2) {
          break;
        }
      }
    }
  }

  private List<Letter> failed() {
    synchronized (letters) {
      return letters.values().stream()
          .filter(letter -> letter.acknowledged == null && !letter.onTheWay)
          .toList();
    }
  }

  @Override
  public void close() {
    closed = true;
    server.stop(0);
    http.shutdownNow();
    try {
      sweeper.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
