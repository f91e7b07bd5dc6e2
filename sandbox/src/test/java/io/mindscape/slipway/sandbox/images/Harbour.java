package io.mindscape.slipway.sandbox.images;

import io.mindscape.slipway.bot.app.Bot;
import io.mindscape.slipway.bot.registry.DebiansRegistry;
import io.mindscape.slipway.bot.settings.SettingsReader;
import io.mindscape.slipway.sandbox.cluster.Clusters;
import io.mindscape.slipway.sandbox.contract.OneRepository;
import io.mindscape.slipway.sandbox.contract.Person;
import io.mindscape.slipway.sandbox.contract.WindowReports;
import io.mindscape.slipway.sandbox.demo.SteeredClock;
import io.mindscape.slipway.sandbox.forge.Forge;
import io.mindscape.slipway.sandbox.witness.Witness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * The platform on a forge, its clusters, a registry as Debian packages it, and a bot in this
 * process whose Sundays the test brings about.
 */
final class Harbour implements AutoCloseable {

  static final String REPO = "mindscape/platform";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> ENVIRONMENTS = List.of("development", "staging", "production");

  private final SteeredClock clock;
  private final Stands stands;
  private final Map<String, String> settings;
  private Bot bot;

  /** What stands around the bot. */
  private record Stands(Forge forge, DebiansRegistry registry, Clusters clusters) {}

  private Harbour(SteeredClock clock, Stands stands, Map<String, String> settings) {
    this.clock = clock;
    this.stands = stands;
    this.settings = settings;
    this.bot = begin();
  }

  private Bot begin() {
    return Bot.start(SettingsReader.read(settings, SettingsReader.Flags.NONE), clock);
  }

  /**
   * Starts it all, on a Saturday.
   *
   * @param folder empty, and kept until it is closed
   * @param changes what is different on the platform; by file
   */
  static Harbour start(
      Path folder, DebiansRegistry registry, Map<String, UnaryOperator<String>> changes)
      throws IOException {
    return start(folder, registry, changes, Map.of());
  }

  /**
   * The same.
   *
   * @param more settings of the bot
   */
  static Harbour start(
      Path folder,
      DebiansRegistry registry,
      Map<String, UnaryOperator<String>> changes,
      Map<String, String> more)
      throws IOException {
    var clock = new SteeredClock(Clock.systemUTC());
    clock.set(Instant.parse("2026-11-28T12:00:00Z"));
    var forge =
        Forge.start(new Forge.Setup(0, Files.createDirectories(folder.resolve("forge")), clock));
    forge.person("ana", "Ana, developer");
    forge.person("omar", "Omar, operations");
    forge.team("mindscape", "prod-approvers", List.of("omar"));
    forge.team("mindscape", "platform", List.of("omar"));
    forge.create(REPO, platform(folder.resolve("seed"), changes), "What Mindscape runs");
    forge.collaborator(REPO, "ana", "write");
    forge.requireChecks(REPO, "main", List.of("slipway/review"));
    var clusters = Clusters.start(ENVIRONMENTS);
    clusters.writeKubeconfig(folder.resolve("kubeconfig"));
    var settings = new HashMap<>(settings(folder, forge, registry));
    settings.putAll(more);
    return new Harbour(clock, new Stands(forge, registry, clusters), settings);
  }

  private static Map<String, String> settings(Path folder, Forge forge, DebiansRegistry registry)
      throws IOException {
    var settings = new HashMap<>(OneRepository.settings(folder, forge, REPO));
    settings.put("SLIPWAY_REGISTRY_URL", registry.url().toString());
    settings.put("SLIPWAY_RECONCILE_INTERVAL", "PT5S");
    settings.put("KUBECONFIG", folder.resolve("kubeconfig").toString());
    return Map.copyOf(settings);
  }

  /** The platform as the demo begins with it, but for {@code changes}. */
  private static Path platform(Path seed, Map<String, UnaryOperator<String>> changes)
      throws IOException {
    copy(Path.of("platform"), seed);
    copy(Path.of("..", "charts", "mindscape"), seed.resolve("charts").resolve("mindscape"));
    for (var change : changes.entrySet()) {
      var file = seed.resolve(change.getKey());
      Files.writeString(file, change.getValue().apply(Files.readString(file)));
    }
    return seed;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  DebiansRegistry registry() {
    return stands.registry();
  }

  Forge forge() {
    return stands.forge();
  }

  /** Ends the bot, and starts it again on what it left behind. */
  void restart() {
    bot.close();
    bot = begin();
  }

  /** It is 02:00 UTC on that Sunday, and everything is done that there is to do; the report. */
  String sunday(LocalDate day) {
    clock.set(day.atTime(2, 0).toInstant(ZoneOffset.UTC));
    return new WindowReports(Person.at(stands.forge().api(), REPO, "ana")).of(day);
  }

  /**
   * A pull request as the forge has it.
   *
   * @param state {@code open} or {@code closed}
   */
  record Pull(
      int number,
      String title,
      String body,
      String branch,
      String head,
      String state,
      boolean merged) {}

  /** All that were ever opened from a branch of the bot, the oldest first. */
  List<Pull> proposed() {
    return items("/pulls?state=all&per_page=100").stream()
        .map(Harbour::pull)
        .filter(pull -> pull.branch().startsWith("slipway/"))
        .sorted((one, other) -> Integer.compare(one.number(), other.number()))
        .toList();
  }

  Pull pull(int number) {
    return pull(get("/pulls/" + number));
  }

  /** Whether the forge finds no conflict in it. */
  boolean isMergeable(int number) {
    return get("/pulls/" + number).path("mergeable").asBoolean();
  }

  private static Pull pull(JsonNode pull) {
    return new Pull(
        pull.path("number").asInt(),
        pull.path("title").asString(),
        pull.path("body").asString(""),
        pull.at("/head/ref").asString(),
        pull.at("/head/sha").asString(),
        pull.path("state").asString(),
        !pull.path("merged_at").asString("").isEmpty());
  }

  /** The titles of its commits, the oldest first. */
  List<String> commits(int number) {
    return items("/pulls/%d/commits".formatted(number)).stream()
        .map(commit -> commit.at("/commit/message").asString().lines().findFirst().orElse(""))
        .toList();
  }

  /** The files that it changes. */
  List<String> files(int number) {
    return items("/pulls/%d/files".formatted(number)).stream()
        .map(file -> file.path("filename").asString())
        .toList();
  }

  List<String> comments(int number) {
    return items("/issues/%d/comments?per_page=100".formatted(number)).stream()
        .map(comment -> comment.path("body").asString())
        .toList();
  }

  /** The branches of the bot that there are. */
  List<String> branches() {
    return items("/branches?per_page=100").stream()
        .map(branch -> branch.path("name").asString())
        .filter(name -> name.startsWith("slipway/"))
        .toList();
  }

  /** A file on a branch or at a commit. */
  String read(String file, String ref) {
    var content = get("/contents/%s?ref=%s".formatted(file, ref)).path("content").asString();
    return new String(Base64.getMimeDecoder().decode(content), StandardCharsets.UTF_8);
  }

  /** Commits a file to a branch in Ana's name. */
  void write(String file, String branch, String content) {
    var there = get("/contents/%s?ref=%s".formatted(file, branch));
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    send(
        "PUT",
        "/contents/" + file,
        Map.of(
            "message",
            "By hand",
            "branch",
            branch,
            "sha",
            there.path("sha").asString(),
            "content",
            Base64.getEncoder().encodeToString(bytes)));
  }

  /** What the check of the bot on a commit came to; nothing while it works. */
  Optional<String> review(String commit) {
    var runs = get("/commits/%s/check-runs?check_name=slipway%%2Freview".formatted(commit));
    return Optional.of(runs.at("/check_runs/0/conclusion").asString(""))
        .filter(conclusion -> !conclusion.isEmpty());
  }

  /** Whether the newest word on a deployment is that it succeeded. */
  boolean isDeployed(String commit, String environment) {
    return items("/deployments?sha=%s&environment=%s".formatted(commit, environment)).stream()
        .map(deployment -> get("/deployments/%s/statuses".formatted(deployment.path("id"))))
        .anyMatch(statuses -> statuses.at("/0/state").asString("").equals("success"));
  }

  /**
   * What the API of a cluster says.
   *
   * @param path of an object
   */
  String inCluster(String cluster, String path) {
    var request = HttpRequest.newBuilder(stands.clusters().api(cluster).resolve(path)).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the test is ended", interrupted);
    }
  }

  /** Sets a red commit status in Ana's name. */
  void fail(String commit, String name) {
    send("POST", "/statuses/" + commit, Map.of("context", name, "state", "failure"));
  }

  /**
   * Does something once there is an open pull request, before whoever opened it hears of it.
   *
   * @param title what is in its title
   * @param act is given its head
   */
  void whenProposed(String title, Consumer<String> act) {
    stands
        .forge()
        .faults()
        .watchedBy(
            new Witness() {
              @Override
              public boolean before(Asked asked) {
                return true;
              }

              @Override
              public void after(Asked asked, int status) {
                if (asked.method().equals("POST") && asked.path().endsWith("/pulls")) {
                  open(title).ifPresent(pull -> act.accept(pull.head()));
                }
              }
            });
  }

  private Optional<Pull> open(String title) {
    return proposed().stream()
        .filter(pull -> pull.state().equals("open") && pull.title().contains(title))
        .findFirst();
  }

  /** Waits until a person could merge it, and merges it in Ana's name. */
  void merge(int number) {
    Awaitility.await("the review of #" + number)
        .atMost(PATIENCE)
        .until(() -> review(pull(number).head()).isPresent());
    send("PUT", "/pulls/%d/merge".formatted(number), Map.of());
  }

  private List<JsonNode> items(String path) {
    return StreamSupport.stream(get(path).spliterator(), false).toList();
  }

  JsonNode get(String path) {
    return ana().get(path).orElseThrow();
  }

  JsonNode send(String method, String path, Map<String, ?> body) {
    return ana().send(method, path, body);
  }

  private Person ana() {
    return Person.at(stands.forge().api(), REPO, "ana");
  }

  @Override
  public void close() {
    bot.close();
    stands.forge().close();
    stands.clusters().close();
  }
}
