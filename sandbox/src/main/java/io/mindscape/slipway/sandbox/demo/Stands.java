package io.mindscape.slipway.sandbox.demo;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.sandbox.cluster.Clusters;
import io.mindscape.slipway.sandbox.database.Postgres;
import io.mindscape.slipway.sandbox.forge.Forge;
import io.mindscape.slipway.sandbox.port.FreePort;
import io.mindscape.slipway.sandbox.registry.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** What stands around the bot: a forge with people on it, clusters, a registry, a PostgreSQL. */
record Stands(Folder folder, SteeredClock clock, Forge forge, World world, BotSettings settings) {

  private static final String SECRET = "the sandbox's webhook secret";
  private static final String ROBOT = "robot";
  private static final List<String> ENVIRONMENTS = List.of("development", "staging", "production");

  /** What maintenance and deployments reach. */
  record World(Clusters clusters, Registry registry, Postgres postgres) {}

  /** What the bot is told. */
  record BotSettings(int port, Path appKey, long appId) {}

  /**
   * Starts it all.
   *
   * @param ends is told what has to be closed, also when this fails
   */
  static Stands start(int port, Ends ends) {
    if (port != 0 && !FreePort.isFree(port)) {
      throw new Refused("Port %d is in use: choose another with --port".formatted(port));
    }
    var folder = ends.add(Folder.temporary());
    var clock = new SteeredClock(Clock.systemUTC());
    var postgres = ends.start(() -> Postgres.start(folder.sub("postgres")));
    var clusters = ends.start(() -> Clusters.start(ENVIRONMENTS));
    var registry = ends.add(Registry.start());
    publish(registry);
    var forge = ends.add(Forge.start(new Forge.Setup(port, folder.sub("forge"), clock)));
    var settings = furnish(forge, folder);
    try {
      var world = new World(clusters.join(), registry, postgres.join());
      world.clusters().writeKubeconfig(folder.path().resolve("kubeconfig"));
      return new Stands(folder, clock, forge, world, settings);
    } catch (CompletionException failure) {
      throw new IllegalStateException("the sandbox could not be started", failure.getCause());
    }
  }

  /** Newer than what the platform runs: a patch of the one image, a minor of the other. */
  private static void publish(Registry registry) {
    List.of("2.3.9", "2.4.0", "2.4.1").forEach(tag -> registry.publish("mindscape/web", tag));
    List.of("1.8.1", "1.8.2", "1.9.0", "1.10.0")
        .forEach(tag -> registry.publish("mindscape/api", tag));
  }

  private static BotSettings furnish(Forge forge, Folder folder) {
    var contents = folder.sub("seed");
    Seed.unpack(contents);
    forge.person("ana", "Ana, developer");
    forge.person("bo", "Bo, developer");
    forge.person("omar", "Omar, operations");
    forge.person("qi", "Qi, quality");
    forge.person(ROBOT, "What has a token");
    forge.team("mindscape", "prod-approvers", List.of("omar"));
    forge.team("mindscape", "platform", List.of("omar"));
    forge.create(DemoWorld.REPOSITORY, contents, "What Mindscape runs, and where");
    for (var login : List.of("ana", "bo", "omar", "qi", ROBOT)) {
      forge.collaborator(DemoWorld.REPOSITORY, login, "write");
    }
    var app = forge.app("slipway");
    forge.requireChecks(DemoWorld.REPOSITORY, "main", List.of("slipway/review"));
    try {
      int port = FreePort.any();
      var hook = URI.create("http://127.0.0.1:%d/webhooks/github".formatted(port));
      forge.appHook(app.slug(), hook, SECRET);
      var key = Files.writeString(folder.path().resolve("app.pem"), app.privateKeyPem());
      return new BotSettings(port, key, app.id());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Starts the bot; it finds again what an earlier one left. */
  BotProcess startBot() {
    return startBot(
        Map.of(
            "SLIPWAY_GITHUB_APP_ID", Long.toString(settings.appId()),
            "SLIPWAY_GITHUB_APP_KEY_FILE", settings.appKey().toString()));
  }

  /**
   * The same, but the bot has the token of a person of its own and is no App. It does not keep to
   * github.com's limits, which would make it write for hours what a large test wants written.
   */
  BotProcess startBotWithToken() {
    return startBot(
        Map.of("SLIPWAY_GITHUB_TOKEN", "token-" + ROBOT, "SLIPWAY_GITHUB_LIMITS", "none"));
  }

  private BotProcess startBot(Map<String, String> access) {
    var environment = new HashMap<>(access);
    environment.putAll(
        Map.ofEntries(
            Map.entry("SLIPWAY_PORT", Integer.toString(settings.port())),
            Map.entry("SLIPWAY_PUBLIC_URL", "http://127.0.0.1:" + settings.port()),
            Map.entry("SLIPWAY_WEBHOOK_SECRET", SECRET),
            Map.entry("SLIPWAY_GITHUB_API_URL", forge.api().toString()),
            Map.entry("SLIPWAY_REPOSITORIES", DemoWorld.REPOSITORY),
            Map.entry("SLIPWAY_DATA_DIR", folder.path().resolve("bot").toString()),
            Map.entry("SLIPWAY_REGISTRY_URL", registry().url().toString()),
            Map.entry("SLIPWAY_MAINTENANCE_DATABASE_URL", postgres().url()),
            Map.entry("SLIPWAY_RECONCILE_INTERVAL", "PT3S"),
            Map.entry("KUBECONFIG", folder.path().resolve("kubeconfig").toString()),
            Map.entry("HOME", folder.path().toString()),
            Map.entry("PATH", System.getenv("PATH"))));
    return BotProcess.start(environment, botLog());
  }

  Clusters clusters() {
    return world.clusters();
  }

  Registry registry() {
    return world.registry();
  }

  Postgres postgres() {
    return world.postgres();
  }

  Path botLog() {
    return folder.path().resolve("bot.log");
  }
}
