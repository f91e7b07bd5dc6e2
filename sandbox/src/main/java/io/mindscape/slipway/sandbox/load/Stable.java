package io.mindscape.slipway.sandbox.load;

import io.mindscape.slipway.sandbox.database.Postgres;
import io.mindscape.slipway.sandbox.forge.Forge;
import io.mindscape.slipway.sandbox.port.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Starts the servers that are measured: the bot as {@code slipway serve} runs it, with a forge that
 * it finds its repositories on, and the Probot server. Each start finds nothing of an earlier one.
 */
final class Stable implements AutoCloseable {

  static final String SECRET = "what the sender signs with";
  private static final String BOT = "/webhooks/github";
  private static final String PROBOT = "/api/github/webhooks";

  private final Places places;
  private final Forge forge;
  private int starts;

  /**
   * Where things are.
   *
   * @param root the tree, with the launcher in it
   * @param probot the folder that {@code probot} is installed in
   * @param work a folder that what is measured may fill
   */
  record Places(Path root, Path probot, Path work) {}

  private Stable(Places places, Forge forge) {
    this.places = places;
    this.forge = forge;
  }

  /** Starts the forge. */
  static Stable open(Places places) {
    try {
      // Nothing to deploy, for what is measured is the intake.
      var seed = Files.createDirectories(places.work().resolve("seed"));
      Files.writeString(seed.resolve("README.md"), "# What is measured\n");
      var folder = Files.createDirectories(places.work().resolve("forge"));
      var forge = Forge.start(new Forge.Setup(0, folder, Clock.systemUTC()));
      forge.person("slipway-bot", "The bot");
      for (var repository : Letters.REPOSITORIES) {
        forge.create(repository, seed, "What is measured");
        forge.collaborator(repository, "slipway-bot", "admin");
      }
      return new Stable(places, forge);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Starts the bot on an empty database; who uses it closes it. */
  Bot bot(Database database) {
    return switch (database) {
      case H2 -> new Bot(bot(Map.of()), () -> {});
      case POSTGRESQL -> {
        var folder = places.work().resolve("postgres-" + starts);
        var postgres = Postgres.durable(folder);
        yield new Bot(bot(Map.of("SLIPWAY_DATABASE_URL", postgres.url())), postgres::close);
      }
    };
  }

  /** A bot, and the database server that was started for it. */
  record Bot(Server server, Runnable database) implements AutoCloseable {
    @Override
    public void close() {
      server.close();
      database.run();
    }
  }

  /** Where the bot that was started last keeps its data. */
  Path data() {
    return places.work().resolve("bot-" + starts);
  }

  private Server bot(Map<String, String> more) {
    starts++;
    int port = freePort();
    var environment = new TreeMap<>(usual());
    environment.put("SLIPWAY_PORT", Integer.toString(port));
    environment.put("SLIPWAY_WEBHOOK_SECRET", SECRET);
    environment.put("SLIPWAY_GITHUB_API_URL", forge.api().toString());
    environment.put("SLIPWAY_GITHUB_TOKEN", "token-slipway-bot");
    environment.put("SLIPWAY_REPOSITORIES", String.join(",", Letters.REPOSITORIES));
    environment.put("SLIPWAY_DATA_DIR", data().toString());
    environment.put("SLIPWAY_RECONCILE_INTERVAL", "PT1H");
    environment.putAll(more);
    return Server.start(
        new Server.Start(
            List.of(places.root().resolve("slipway").toString(), "serve"),
            environment,
            places.work().resolve("bot-%d.log".formatted(starts))),
        new Sender.Target(port, BOT),
        "/observe/health/live");
  }

  /** Starts the Probot server. */
  Server probot() {
    starts++;
    int port = freePort();
    var environment = new TreeMap<>(usual());
    environment.put("NODE_ENV", "production");
    environment.put("PORT", Integer.toString(port));
    environment.put("WEBHOOK_SECRET", SECRET);
    return Server.start(
        new Server.Start(
            List.of("node", places.probot().resolve("server.js").toString()),
            environment,
            places.work().resolve("probot-%d.log".formatted(starts))),
        new Sender.Target(port, PROBOT),
        "/ready");
  }

  private static int freePort() {
    try {
      return FreePort.any();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Map<String, String> usual() {
    var environment = new TreeMap<String, String>();
    environment.put("HOME", places.work().toString());
    for (var name : List.of("PATH", "JAVA_HOME", "SLIPWAY_JAVA_OPTIONS")) {
      var value = System.getenv(name);
      if (value != null) {
        environment.put(name, value);
      }
    }
    return environment;
  }

  @Override
  public void close() {
    forge.close();
  }
}
