package io.mindscape.slipway.bot.app;

import io.helidon.http.HttpLogConfig;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.metrics.MetricsObserver;
import io.mindscape.slipway.bot.observe.Check.Condition;
import io.mindscape.slipway.bot.observe.HealthChecks;
import io.mindscape.slipway.bot.observe.Meters;
import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.bot.webhook.SlowSenders;
import io.mindscape.slipway.bot.webhook.WebhookService;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The web server: GitHub's door, health, metrics and a page. */
final class Http {

  private static final Duration GRACE = Duration.ofSeconds(5);

  /** Longer than a sender pauses that keeps its connection. */
  private static final Duration IDLE = Duration.ofMinutes(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
  private static final int MOST_CONNECTIONS = 16_384;

  private Http() {}

  /**
   * What it shows besides GitHub's door.
   *
   * @param letsIn whether there is a token for the pages of a repository
   */
  record View(
      List<String> repositories,
      boolean letsIn,
      List<Supplier<Condition>> conditions,
      MeterRegistry registry) {

    View {
      repositories = List.copyOf(repositories);
      conditions = List.copyOf(conditions);
    }

    private List<Condition> now() {
      return conditions.stream().map(Supplier::get).toList();
    }
  }

  /**
   * Who answers.
   *
   * @param slow ends connections whose requests do not arrive
   */
  record Services(SlowSenders slow, Meters meters, List<HttpService> routes) {

    Services {
      routes = List.copyOf(routes);
    }
  }

  /**
   * Starts it.
   *
   * @throws Refused if somebody took the port meanwhile
   */
  static WebServer start(Settings.Http settings, Services services, View view) {
    var server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .maxPayloadSize(WebhookService.LARGEST_BODY)
            // One buffer a connection instead of two.
            .useNio(false)
            .maxTcpConnections(MOST_CONNECTIONS)
            .idleConnectionTimeout(IDLE)
            .idleConnectionPeriod(BETWEEN_LOOKS)
            // With a second one, connections would be nobody's, and never idle, until they speak.
            .protocolsDiscoverServices(false)
            .addConnectionSelector(new LeanConnections(protocol(services.slow())))
            .contentEncoding(
                ContentEncodingContext.builder().contentEncodingsDiscoverServices(false).build())
            .directHandlers(Malformed.handlers(services.meters()))
            .shutdownGracePeriod(GRACE)
            // Whoever started the bot stops it, in the right order.
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .addFeature(observe(view))
            .routing(routing -> routes(routing, services, view))
            .build();
    server.start();
    if (!server.isRunning()) {
      throw taken(settings, null);
    }
    return server;
  }

  /** HTTP/1.1, of which nothing is logged: headers hold signatures and tokens. */
  private static Http1Config protocol(SlowSenders slow) {
    return Http1Config.builder()
        .log(HttpLogConfig.builder().receiveLog(false).sendLog(false).build())
        .addReceiveListener(slow)
        .build();
  }

  private static void routes(HttpRouting.Builder routing, Services services, View view) {
    routing.addFeature(new Errors()).addFilter(new Bodiless(services.slow()));
    services.routes().forEach(routing::register);
    routing.register(new FrontPage(view.repositories(), view.letsIn(), view::now));
  }

  private static ObserveFeature observe(View view) {
    return ObserveFeature.builder()
        .observersDiscoverServices(false)
        .addObserver(HealthChecks.observer(view.conditions()))
        .addObserver(MetricsObserver.builder().meterRegistry(view.registry()).build())
        .build();
  }

  /**
   * Looks whether the port can be listened on, before anything else is begun; Helidon itself tells
   * the log alone that it cannot, and goes on.
   *
   * @throws Refused if it cannot
   */
  static void mustBeFree(Settings.Http settings) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(settings.host(), settings.port()));
    } catch (IOException failure) {
      throw taken(settings, failure);
    }
  }

  private static Refused taken(Settings.Http settings, @Nullable Throwable failure) {
    var message =
        "Port %d of %s cannot be listened on: stop what uses it, or set SLIPWAY_PORT to another one"
            .formatted(settings.port(), settings.host());
    return failure == null ? new Refused(message) : new Refused(message, failure);
  }
}
