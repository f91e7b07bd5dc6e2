package io.mindscape.slipway.bot.app;

import io.helidon.metrics.api.MeterRegistry;
import io.helidon.webserver.WebServer;
import io.mindscape.slipway.bot.observe.Meters;
import io.mindscape.slipway.bot.observe.Version;
import io.mindscape.slipway.bot.settings.Secret;
import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.bot.webhook.WebhookService;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot, running. */
public final class Bot implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Bot.class);

  private final WebServer server;
  private final Opened opened;

  private Bot(WebServer server, Opened opened) {
    this.server = server;
    this.opened = opened;
  }

  /**
   * Opens everything and begins to work. A system that does not answer is told in the log and tried
   * again; only what a person has to mend first keeps the bot from starting.
   *
   * @throws io.mindscape.slipway.policies.Refused if it cannot go on as it is set
   */
  public static Bot start(Settings settings, Clock clock) {
    var opened = new Opened();
    try {
      return start(settings, clock, opened);
    } catch (RuntimeException | Error failure) {
      opened.close();
      throw failure;
    }
  }

  private static Bot start(Settings settings, Clock clock, Opened opened) {
    var registry = MeterRegistry.create();
    var meters = new Meters(registry);
    var store = opened.add(open(settings.storage()));
    var names = settings.repositories().stream().map(Object::toString).toList();
    var door =
        new WebhookService(
            secrets(settings.http()),
            names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()),
            store.inbox(),
            clock,
            new WebhookService.Watch(() -> {}, meters));
    var server = Http.start(settings.http(), door, new Http.View(names, List.of(), registry));
    opened.add(server::stop);
    LOG.atInfo()
        .addKeyValue("version", Version.NUMBER)
        .addKeyValue("port", server.port())
        .addKeyValue("repositories", String.join(",", names))
        .log("slipway serves");
    return new Bot(server, opened);
  }

  private static Store open(Settings.Storage storage) {
    var database = storage.database();
    return database == null ? Store.embedded(storage.data()) : Store.at(database.reveal());
  }

  private static List<String> secrets(Settings.Http http) {
    return Stream.of(http.secret(), http.previousSecret())
        .filter(Objects::nonNull)
        .map(Secret::reveal)
        .toList();
  }

  /** Where it listens. */
  public int port() {
    return server.port();
  }

  /** Accepts nothing more, finishes or puts back what is running, and closes everything. */
  @Override
  public void close() {
    opened.close();
    LOG.info("slipway has stopped");
  }
}
