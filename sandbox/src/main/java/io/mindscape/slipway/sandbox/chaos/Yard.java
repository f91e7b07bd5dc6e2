package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.sandbox.cluster.Clusters;
import io.mindscape.slipway.sandbox.database.Postgres;
import io.mindscape.slipway.sandbox.forge.Forge;
import io.mindscape.slipway.sandbox.port.FreePort;
import io.mindscape.slipway.sandbox.registry.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Everything around the bots: a forge with people and repositories, clusters, a registry. */
final class Yard implements AutoCloseable {

  static final String APPROVER = "omar";
  static final List<String> PEOPLE = List.of("ana", "bo", APPROVER);

  private static final String SECRET = "a secret between the forge and the bot";
  static final String API_TOKEN = "a-token-for-whoever-looks-at-the-bot";
  private static final String TOKEN_LOGIN = "slipway-bot";
  private static final String APP_SLUG = "slipway";

  private final Plan plan;
  private final Path folder;
  private final Deque<AutoCloseable> ends = new ArrayDeque<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Shifted clock;
  private final Parts parts;
  private final Trap trap = new Trap();

  /**
   * What is built.
   *
   * @param app whether the bot is a GitHub App; else it has a person's token
   * @param postgres whether it has PostgreSQL; else its embedded database
   * @param bots how many replicas
   * @param at what time it is when it begins; empty for the machine's
   */
  record Plan(int repositories, boolean app, boolean postgres, int bots, Optional<Instant> at) {
    List<String> names() {
      return IntStream.rangeClosed(1, repositories).mapToObj(n -> "mindscape/yard-" + n).toList();
    }
  }

  private record Parts(
      Forge forge, Clusters clusters, Registry registry, Database database, List<Integer> ports) {}

  private Yard(Plan plan, IntConsumer answered) {
    this.plan = plan;
    this.clock = new Shifted();
    plan.at().ifPresent(clock::set);
    try {
      this.folder = Files.createTempDirectory("slipway-chaos-");
      ends.push(() -> delete(folder));
      ends.push(http::shutdownNow);
      for (int i = 0; i < plan.bots(); i++) {
        Files.createDirectories(data(i));
      }
      var forge =
          end(
              Forge.start(
                  new Forge.Setup(0, Files.createDirectory(folder.resolve("forge")), clock)));
      var clusters = end(Clusters.start(Seeds.ENVIRONMENTS));
      clusters.writeKubeconfig(folder.resolve("kubeconfig"));
      var registry = end(Registry.start());
      this.parts =
          new Parts(forge, clusters, registry, end(emptyDatabase()), FreePort.some(plan.bots()));
      people();
      this.gateway = end(Gateway.open(parts.ports(), answered));
      plan.names().forEach(this::repository);
      credentials();
      forge.faults().allow(1_000_000);
      forge.faults().watchedBy(trap);
      clusters.watchedBy(trap);
    } catch (IOException failure) {
      close();
      throw new UncheckedIOException(failure);
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
  }

  private final Gateway gateway;

  /**
   * Builds it.
   *
   * @param answered is told each status that a bot answers to a delivery
   */
  static Yard open(Plan plan, IntConsumer answered) {
    return new Yard(plan, answered);
  }

  private <T extends AutoCloseable> T end(T part) {
    ends.push(part);
    return part;
  }

  private Database emptyDatabase() {
    return plan.postgres()
        ? new ServedDatabase(Postgres.durable(folder.resolve("postgres")))
        : new EmbeddedDatabase(data(0));
  }

  private void people() {
    PEOPLE.forEach(login -> parts.forge().person(login, login));
    parts.forge().person(TOKEN_LOGIN, TOKEN_LOGIN);
    parts.forge().team("mindscape", "prod-approvers", List.of(APPROVER));
    parts.forge().team("mindscape", "platform", List.of(APPROVER));
  }

  private void repository(String repo) {
    var contents = folder.resolve("seed").resolve(repo);
    Seeds.write(repo, contents);
    parts.forge().create(repo, contents, "A platform");
    PEOPLE.forEach(login -> parts.forge().collaborator(repo, login, "write"));
    parts.forge().collaborator(repo, TOKEN_LOGIN, "write");
    for (var application : Seeds.APPLICATIONS) {
      parts.registry().publish(Seeds.image(repo, application), Seeds.FIRST_TAG);
    }
    parts.forge().hook(repo, gateway.hook(), SECRET);
  }

  private long appId;

  private void credentials() throws IOException {
    if (plan.app()) {
      var app = parts.forge().app(APP_SLUG);
      appId = app.id();
      Files.writeString(folder.resolve("app.pem"), app.privateKeyPem());
    }
  }

  /** Starts one of the bots on what it left behind. */
  BotRun startBot(int number) {
    return startBot(number, Map.of(), BotRun.SHORT_LEASE);
  }

  /**
   * The same.
   *
   * @param more what it is told besides
   */
  BotRun startBot(int number, Map<String, String> more, Duration lease) {
    var environment = new HashMap<>(more);
    environment.put("SLIPWAY_PORT", Integer.toString(parts.ports().get(number)));
    environment.put("SLIPWAY_WEBHOOK_SECRET", SECRET);
    environment.put("SLIPWAY_API_TOKEN", API_TOKEN);
    environment.put("SLIPWAY_GITHUB_API_URL", parts.forge().api().toString());
    environment.put("SLIPWAY_GITHUB_LIMITS", "none");
    environment.put("SLIPWAY_REPOSITORIES", String.join(",", plan.names()));
    environment.put("SLIPWAY_DATA_DIR", data(number).toString());
    environment.put("SLIPWAY_REGISTRY_URL", parts.registry().url().toString());
    environment.put("SLIPWAY_RECONCILE_INTERVAL", "PT5S");
    environment.put("KUBECONFIG", folder.resolve("kubeconfig").toString());
    environment.put("HOME", folder.toString());
    environment.put("PATH", System.getenv("PATH"));
    parts.database().url().ifPresent(url -> environment.put("SLIPWAY_DATABASE_URL", url));
    if (plan.app()) {
      environment.put("SLIPWAY_GITHUB_APP_ID", Long.toString(appId));
      environment.put("SLIPWAY_GITHUB_APP_KEY_FILE", folder.resolve("app.pem").toString());
    } else {
      environment.put("SLIPWAY_GITHUB_TOKEN", "token-" + TOKEN_LOGIN);
    }
    return BotRun.start(
        environment, new BotRun.How(http, log(number), at(), Caching.flag(), lease));
  }

  private Optional<Instant> at() {
    return plan.at().map(began -> clock.instant());
  }

  /** Where a bot listens, while it runs. */
  String bot(int number) {
    return "http://127.0.0.1:" + parts.ports().get(number);
  }

  /** What a bot keeps. */
  Path data(int number) {
    return folder.resolve("bot-" + number).resolve("data");
  }

  /** What a bot says. */
  Path log(int number) {
    return folder.resolve("bot-%d.log".formatted(number));
  }

  Path folder() {
    return folder;
  }

  Plan plan() {
    return plan;
  }

  Forge forge() {
    return parts.forge();
  }

  Clusters clusters() {
    return parts.clusters();
  }

  Registry registry() {
    return parts.registry();
  }

  Database database() {
    return parts.database();
  }

  Gateway gateway() {
    return gateway;
  }

  Trap trap() {
    return trap;
  }

  Shifted clock() {
    return clock;
  }

  Caller person(String login) {
    return new Caller(login, parts.forge().api(), http);
  }

  HttpClient http() {
    return http;
  }

  /** As whom the bot writes. */
  String botLogin() {
    return plan.app() ? APP_SLUG + "[bot]" : TOKEN_LOGIN;
  }

  /** What was changed so far, by anybody. */
  long changes() {
    return parts.forge().changes() + parts.clusters().changes();
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }

  @Override
  public void close() {
    while (!ends.isEmpty()) {
      try {
        ends.pop().close();
      } catch (Exception failure) {
        System.err.println("not ended: " + failure);
      }
    }
  }
}
