package io.mindscape.slipway.sandbox.review;

import io.mindscape.slipway.sandbox.forge.Forge;
import io.mindscape.slipway.sandbox.people.Rest;
import io.mindscape.slipway.sandbox.port.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** A forge with one estate on it, and what a bot is told to look after it. */
final class Site implements AutoCloseable {

  private static final String REPOSITORY = "mindscape/estate";
  private static final String SECRET = "what the forge signs with";

  private final Forge forge;
  private final Path folder;
  private final int port;
  private final Forge.App app;
  private int bots;

  private Site(Forge forge, Path folder, int port) {
    this.forge = forge;
    this.folder = folder;
    this.port = port;
    this.app = forge.app("slipway");
  }

  /** Writes the estate into a repository; nobody is told of anything before {@link #listen}. */
  static Site of(Estate estate, Path folder) {
    try {
      var seed = Files.createDirectories(folder.resolve("seed"));
      estate.write(seed);
      var home = Files.createDirectories(folder.resolve("forge"));
      var forge = Forge.start(new Forge.Setup(0, home, Clock.systemUTC()));
      forge.person(Visitor.LOGIN, "Ana, developer");
      forge.create(REPOSITORY, seed, "What is reviewed");
      forge.tidy(REPOSITORY);
      forge.collaborator(REPOSITORY, Visitor.LOGIN, "write");
      return new Site(forge, folder, FreePort.any());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Visitor visitor() {
    return new Visitor(forge.api());
  }

  /** How long the forge was at answering the bot so far, in milliseconds. */
  long forgeMillis() {
    return forge.spentOnOthersThan(Rest.AGENT).toMillis();
  }

  /** From now on the forge tells the bot. */
  void listen() {
    forge.appHook(
        app.slug(), URI.create("http://127.0.0.1:%d/webhooks/github".formatted(port)), SECRET);
  }

  /** Starts a bot that has never seen the repository. */
  Bot coldBot() {
    bots++;
    return bot();
  }

  /** Starts a bot on what the last one left. */
  Bot bot() {
    return Bot.start(environment(), folder.resolve("bot-%d.log".formatted(bots)));
  }

  private Map<String, String> environment() {
    try {
      var key = Files.writeString(folder.resolve("app.pem"), app.privateKeyPem());
      var environment = new TreeMap<String, String>();
      environment.put("SLIPWAY_GITHUB_APP_ID", Long.toString(app.id()));
      environment.put("SLIPWAY_GITHUB_APP_KEY_FILE", key.toString());
      environment.put("SLIPWAY_GITHUB_API_URL", forge.api().toString());
      // github.com's limits are about a day's work, not about how long a review takes.
      environment.put("SLIPWAY_GITHUB_LIMITS", "none");
      environment.put("SLIPWAY_PORT", Integer.toString(port));
      environment.put("SLIPWAY_WEBHOOK_SECRET", SECRET);
      environment.put("SLIPWAY_REPOSITORIES", REPOSITORY);
      environment.put("SLIPWAY_DATA_DIR", folder.resolve("data-" + bots).toString());
      environment.put("SLIPWAY_RECONCILE_INTERVAL", "PT1H");
      environment.put("HOME", folder.toString());
      environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
      environment.put("SLIPWAY_CACHE", cache());
      return environment;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where Kustomize is built once for all. */
  private static String cache() {
    var named = System.getenv("SLIPWAY_CACHE");
    return named != null
        ? named
        : Path.of(System.getProperty("user.home"), ".cache", "slipway").toString();
  }

  @Override
  public void close() {
    forge.close();
  }
}
