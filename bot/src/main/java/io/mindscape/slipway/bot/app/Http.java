package io.mindscape.slipway.bot.app;

import io.helidon.metrics.api.MeterRegistry;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.metrics.MetricsObserver;
import io.mindscape.slipway.bot.observe.Check.Condition;
import io.mindscape.slipway.bot.observe.HealthChecks;
import io.mindscape.slipway.bot.settings.Settings;
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

  private Http() {}

  /** What it shows besides GitHub's door. */
  record View(
      List<String> repositories, List<Supplier<Condition>> conditions, MeterRegistry registry) {

    View {
      repositories = List.copyOf(repositories);
      conditions = List.copyOf(conditions);
    }

    private List<Condition> now() {
      return conditions.stream().map(Supplier::get).toList();
    }
  }

  /**
   * Starts it.
   *
   * @throws Refused if somebody took the port meanwhile
   */
  static WebServer start(Settings.Http settings, WebhookService webhooks, View view) {
    var server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .maxPayloadSize(WebhookService.LARGEST_BODY)
            .shutdownGracePeriod(GRACE)
            // Whoever started the bot stops it, in the right order.
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .addFeature(observe(view))
            .routing(routing -> routes(routing, webhooks, view))
            .build();
    server.start();
    if (!server.isRunning()) {
      throw taken(settings, null);
    }
    return server;
  }

  private static void routes(HttpRouting.Builder routing, WebhookService webhooks, View view) {
    routing
        .addFeature(new Errors())
        .register(webhooks)
        .register(new FrontPage(view.repositories(), view::now));
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
