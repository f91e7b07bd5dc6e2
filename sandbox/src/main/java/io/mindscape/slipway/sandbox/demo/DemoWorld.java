package io.mindscape.slipway.sandbox.demo;

import io.mindscape.slipway.sandbox.cluster.Clusters;
import io.mindscape.slipway.sandbox.database.Postgres;
import io.mindscape.slipway.sandbox.forge.Forge;
import io.mindscape.slipway.sandbox.registry.Registry;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;

/** Everything that the demo needs, running, and the bot besides, in a process of its own. */
final class DemoWorld implements AutoCloseable {

  static final String REPOSITORY = "mindscape/platform";

  private final Ends ends;
  private final Stands stands;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Function<Stands, BotProcess> start;
  private BotProcess bot;

  private DemoWorld(Ends ends, Stands stands, Function<Stands, BotProcess> start) {
    this.ends = ends;
    this.stands = stands;
    this.start = start;
    this.bot = ends.add(start.apply(stands));
  }

  /**
   * Starts it and returns when the bot is ready.
   *
   * @param port the forge's; 0 for any that is free
   */
  static DemoWorld start(int port) {
    return start(port, Stands::startBot);
  }

  /** The same on any free port, but the bot has a token and is no App. */
  static DemoWorld withToken() {
    return start(0, Stands::startBotWithToken);
  }

  private static DemoWorld start(int port, Function<Stands, BotProcess> start) {
    var ends = new Ends();
    try {
      var stands = Stands.start(port, ends);
      return new DemoWorld(ends, stands, start);
    } catch (RuntimeException | Error failure) {
      ends.close();
      throw failure;
    }
  }

  URI page() {
    return stands.forge().page();
  }

  /** What {@code git clone} is given, so that it does not ask who it is. */
  String cloneUrl(String person) {
    return stands
        .forge()
        .cloneUrl(REPOSITORY)
        .replace("://", "://%s:token-%s@".formatted(person, person));
  }

  Person person(String login) {
    return new Person(login, stands.forge().api(), http);
  }

  Forge forge() {
    return stands.forge();
  }

  Registry registry() {
    return stands.registry();
  }

  Postgres database() {
    return stands.postgres();
  }

  Clusters clusters() {
    return stands.clusters();
  }

  ClusterView cluster() {
    return new ClusterView(stands.clusters(), http);
  }

  BotProcess bot() {
    return bot;
  }

  Path folder() {
    return stands.folder().path();
  }

  Path botLog() {
    return stands.botLog();
  }

  /** Kills the bot as a power cut would. */
  void killBot() {
    bot.kill();
  }

  /** Starts it again on what it left behind. */
  void restartBot() {
    bot = ends.add(start.apply(stands));
  }

  /** Sets the clocks of the forge and of the bot. */
  void setClock(Instant now) {
    stands.clock().set(now);
    bot.setClock(now);
  }

  /** Waits until the bot has asked that often whether the window is open. */
  void letTicksPass(int ticks) {
    long until = bot.counter("slipway_window_looks_total") + ticks;
    Stage.PATIENCE.until(
        "the bot to look at the window", () -> bot.counter("slipway_window_looks_total") >= until);
  }

  /** What was changed so far, by anybody. */
  Traces traces() {
    return new Traces(stands.forge().changes(), stands.clusters().changes());
  }

  /** How many requests and pushes changed something. */
  record Traces(long forge, long clusters) {
    @Override
    public String toString() {
      return "%d on the forge, %d in the clusters".formatted(forge, clusters);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    ends.close();
  }
}
