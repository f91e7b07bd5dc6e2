package io.mindscape.slipway.bot.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpService;
import io.mindscape.slipway.bot.observe.Meters;
import io.mindscape.slipway.bot.settings.Secret;
import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.bot.webhook.Refusal;
import io.mindscape.slipway.bot.webhook.SlowSenders;
import io.mindscape.slipway.bot.webhook.WebhookService;
import io.mindscape.slipway.jobs.delivery.Inbox;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The bot's web server with an inbox behind it, and a way to talk to it byte by byte. */
final class Door implements AutoCloseable {

  /** Of one for slow senders. */
  static final Duration IMPATIENCE = Duration.ofSeconds(1);

  /** Longer than a machine stands still in the middle of a request that is not slow. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final int LONGEST_WAIT_MILLIS = 60_000;

  private final SlowSenders slow;

  /** One for all: the library keeps the numbers for the process, and wonders at a second one. */
  private static final Meters METERS = new Meters(MeterRegistry.create());

  private final WebServer server;

  Door(Inbox inbox) {
    this(inbox, List.of());
  }

  /**
   * @param more answers beside GitHub's door
   */
  Door(Inbox inbox, List<HttpService> more) {
    this(inbox, more, PATIENCE);
  }

  /** One that soon cuts off who is slow. */
  static Door impatient(Inbox inbox) {
    return new Door(inbox, List.of(), IMPATIENCE);
  }

  private Door(Inbox inbox, List<HttpService> more, Duration patience) {
    this.slow = new SlowSenders(patience, () -> METERS.refused(Refusal.SLOW.reason()));
    var webhooks =
        new WebhookService(
            List.of(RawRequest.SECRET, RawRequest.PREVIOUS),
            Set.of("o/n"),
            inbox,
            Clock.systemUTC(),
            new WebhookService.Watch(METERS, slow));
    var routes = new ArrayList<HttpService>(more);
    routes.add(webhooks);
    var settings =
        new Settings.Http(
            "127.0.0.1",
            0,
            new Secret(RawRequest.SECRET),
            new Secret(RawRequest.PREVIOUS),
            null,
            null);
    this.server =
        Http.start(
            settings,
            new Http.Services(slow, METERS, routes),
            new Http.View(List.of("o/n"), true, List.of(), METERS.registry()));
  }

  int port() {
    return server.port();
  }

  Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(LONGEST_WAIT_MILLIS);
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** Sends everything, and reads until the server ends the connection or {@code count} answers. */
  String send(byte[] bytes, int count) throws IOException {
    try (var socket = connect()) {
      try {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
      } catch (SocketException refusedMeanwhile) {
        // What it said before is to be read still.
      }
      return answers(socket.getInputStream(), count);
    }
  }

  /** Up to {@code count} answers as they came; fewer if the connection ends before. */
  static String answers(InputStream in, int count) throws IOException {
    var all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int before = all.length();
      while (!all.substring(before).contains("\r\n\r\n")) {
        if (!add(in, all)) {
          return all.toString();
        }
      }
      int body = all.indexOf("\r\n\r\n", before) + 4;
      int length = length(all.substring(before, body));
      while (all.length() < body + length) {
        if (!add(in, all)) {
          return all.toString();
        }
      }
    }
    return all.toString();
  }

  private static boolean add(InputStream in, StringBuilder all) throws IOException {
    int next;
    try {
      next = in.read();
    } catch (SocketException reset) {
      return false;
    }
    if (next < 0) {
      return false;
    }
    all.append(new String(new byte[] {(byte) next}, ISO_8859_1));
    return true;
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
        .map(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  static int status(String answer) {
    return answer.isEmpty() ? 0 : Integer.parseInt(answer.substring(9, 12));
  }

  /** How often a request was turned away for {@code reason}; in this process, whoever counted. */
  long refused(String reason) {
    return METERS
        .registry()
        .getOrCreate(
            Counter.builder("slipway_webhook_refused").tags(List.of(Tag.create("reason", reason))))
        .count();
  }

  @Override
  public void close() {
    server.stop();
    slow.close();
  }
}
