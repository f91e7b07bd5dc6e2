package io.mindscape.slipway.sandbox.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.bot.doctor.DoctorCommand;
import io.mindscape.slipway.sandbox.database.Postgres;
import io.mindscape.slipway.sandbox.forge.Forge;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** The doctor looks at a real forge and a real PostgreSQL. */
final class DoctorTest {

  private static final String SECRET = "7a1f0c93d2b84e6f5a60718293a4b5c6";
  private static final String STRATEGY =
      "delivery:\n  environments:\n    staging: {paths: [apps], sync: none}\n";

  @TempDir private static Path folder;
  private static Forge forge;
  private static Postgres postgres;
  private static Forge.App app;

  @BeforeAll
  static void start() throws IOException {
    forge =
        Forge.start(
            new Forge.Setup(0, Files.createDirectory(folder.resolve("git")), Clock.systemUTC()));
    postgres = Postgres.durable(Files.createDirectory(folder.resolve("postgres")));
    forge.person("ana", "Ana");
    app = forge.app("slipway");
    var key = Files.writeString(folder.resolve("app.pem"), app.privateKeyPem());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    repository("acme/well", STRATEGY);
    forge.requireChecks("acme/well", "main", List.of("slipway/review"));
    repository("acme/wrong", "delivery:\n  environments:\n    staging: {renderer: magic}\n");
    repository("acme/none", null);
    forge.requireChecks("acme/none", "main", List.of("build"));
  }

  @AfterAll
  static void stop() {
    postgres.close();
    forge.close();
  }

  private static void repository(String name, String strategy) throws IOException {
    var contents = Files.createTempDirectory(folder, "contents");
    Files.writeString(contents.resolve("README.md"), "Read me\n");
    if (strategy != null) {
      Files.writeString(contents.resolve("slipway.yaml"), strategy);
    }
    forge.create(name, contents, "A platform");
    forge.collaborator(name, "ana", "write");
  }

  private record Case(String name, String set, String line) {}

  private static final List<Case> CASES =
      List.of(
          new Case("the App", "", "  ✓ ok         identity: the App slipway[bot]"),
          new Case("its permissions", "", "  ✓ ok         permissions: all that are needed"),
          new Case("its events", "", "  ✓ ok         events: all that are needed"),
          new Case("its rights there", "", "  ✓ ok         acme/well: we may work there"),
          new Case(
              "the strategy file",
              "",
              "  ✓ ok         slipway.yaml of acme/well: understood; it delivers to staging"),
          new Case(
              "the protected branch",
              "",
              "  ✓ ok         acme/well, branch main: nothing is merged without slipway/review"),
          new Case("the database", "", "  ✓ ok         its clock: as this machine's"),
          new Case(
              "its tables",
              "",
              "  · note       tables: there are none yet: they are made when the bot starts"),
          new Case(
              "a token",
              "TOKEN=token-ana",
              "  ✓ ok         identity: ana, with a token: verdicts are commit statuses, not"
                  + " checks"),
          new Case(
              "what a token may do",
              "TOKEN=token-ana",
              "  · note       permissions: GitHub does not say what this token may do; what it may"
                  + " not, shows when it is tried"),
          new Case(
              "a token that is none",
              "TOKEN=token-nobody",
              "  ✕ wrong      our access to GitHub: GitHub at API does not accept our credentials"
                  + " (Bad credentials): check SLIPWAY_GITHUB_TOKEN, or SLIPWAY_GITHUB_APP_ID with"
                  + " SLIPWAY_GITHUB_APP_KEY_FILE, and that this machine's clock is right"),
          new Case(
              "an App that is none",
              "SLIPWAY_GITHUB_APP_ID=4711",
              "  ✕ wrong      our access to GitHub: GitHub at API does not accept our credentials"
                  + " (Bad credentials): check SLIPWAY_GITHUB_TOKEN, or"
                  + " SLIPWAY_GITHUB_APP_ID with SLIPWAY_GITHUB_APP_KEY_FILE, and that this"
                  + " machine's clock is right"),
          new Case(
              "a repository that is not there",
              "SLIPWAY_REPOSITORIES=acme/nowhere",
              "  ✕ wrong      acme/nowhere: The App \"slipway\" is not installed on acme: install"
                  + " it from its page on GitHub, for the repositories in SLIPWAY_REPOSITORIES"),
          new Case(
              "a strategy file that is wrong",
              "SLIPWAY_REPOSITORIES=acme/wrong",
              "  ✕ wrong      slipway.yaml of acme/wrong: slipway.yaml:3"
                  + " \"delivery.environments.staging.renderer\": \"magic\" is none of"
                  + " auto, yaml, helm, kustomize"),
          new Case(
              "a branch that is not protected",
              "SLIPWAY_REPOSITORIES=acme/wrong",
              "  · note       acme/wrong, branch main: it is not protected, so anybody who may push"
                  + " can pass the review by: make slipway/review a required check"),
          new Case(
              "no strategy file",
              "SLIPWAY_REPOSITORIES=acme/none",
              "  ✕ wrong      slipway.yaml: there is none in acme/none, branch main: write one"
                  + " (docs/strategy-file.md); until then nothing is delivered"),
          new Case(
              "a branch whose protection does not ask for us",
              "SLIPWAY_REPOSITORIES=acme/none",
              "  · note       acme/none, branch main: its protection does not ask for"
                  + " slipway/review, so what is wrong can be merged: make it a required check"));

  @Test
  void thereAreSeventeenCases() {
    assertThat(CASES).hasSize(17);
  }

  @TestFactory
  Stream<DynamicTest> eachIsToldInOneLine() {
    return CASES.stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.name(),
                    () ->
                        assertThat(run(one.set(), Clock.systemUTC()).out().lines())
                            .contains(one.line().replace("API", forge.api().toString()))));
  }

  @Test
  void whereAllIsWellItEndsWithNoughtAndShowsNoSecret() {
    var run = run("", Clock.systemUTC());

    assertThat(run.out()).contains("Nothing is wrong;").doesNotContain("✕");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).doesNotContain(SECRET, "PRIVATE KEY", "password=");
    assertThat(run.out()).contains("  ✓ ok         database: PostgreSQL 17");
  }

  @Test
  void programsGetTheSame() {
    var run = run("SLIPWAY_REPOSITORIES=acme/wrong", Clock.systemUTC(), "--format", "json");

    var json = JsonMapper.shared().readTree(run.out());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(json.get("well").asBoolean()).isFalse();
    assertThat(json.at("/summary/wrong").asInt()).isEqualTo(2);
    assertThat(json.get("checks"))
        .anyMatch(
            check ->
                check.get("sign").asString().equals("wrong")
                    && check.get("area").asString().equals("Repositories")
                    && check.get("what").asString().equals("slipway.yaml of acme/wrong"));
  }

  @Test
  void aClockThatGoesWrongIsTold() {
    var late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5));

    assertThat(run("TOKEN=token-ana", late).out())
        .containsPattern(
            "✕ wrong      clock: GitHub's is (29|30)\\d s ahead of this machine's, and it"
                + " refuses what is signed at the wrong time: set the clock by NTP")
        .containsPattern("✕ wrong      its clock: (29|30)\\d s apart from this machine's");
  }

  @Test
  void deliveriesThatDoNotArriveAreTold() throws Exception {
    var other = forge.app("other");
    var key = folder.resolve("other.pem");
    Files.writeString(key, other.privateKeyPem());
    forge.appHook("other", URI.create("http://127.0.0.1:1/webhooks/github"), SECRET);
    comment();

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(run(as(other, key), Clock.systemUTC()).out())
                    .containsPattern(
                        "✕ wrong      deliveries: the newest \\d+ of GitHub's deliveries did not"
                            + " arrive \\(GitHub does not reach the bot;"));
  }

  private static String as(Forge.App other, Path key) {
    return "SLIPWAY_GITHUB_APP_ID=%d SLIPWAY_GITHUB_APP_KEY_FILE=%s".formatted(other.id(), key);
  }

  private static void comment() throws IOException, InterruptedException {
    var issue =
        HttpRequest.newBuilder(URI.create(forge.api() + "/repos/acme/wrong/issues"))
            .header("Authorization", "Bearer token-ana")
            .POST(BodyPublishers.ofString("{\"title\": \"Something\"}"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      assertThat(client.send(issue, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
    }
  }

  private record Run(int exit, String out) {}

  private static Run run(String set, Clock clock, String... arguments) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SLIPWAY_WEBHOOK_SECRET", SECRET);
    environment.put("SLIPWAY_API_TOKEN", "0123456789abcdef0123");
    environment.put("SLIPWAY_GITHUB_API_URL", forge.api().toString());
    environment.put("SLIPWAY_GITHUB_APP_ID", String.valueOf(app.id()));
    environment.put("SLIPWAY_GITHUB_APP_KEY_FILE", folder.resolve("app.pem").toString());
    environment.put("SLIPWAY_REPOSITORIES", "acme/well");
    environment.put("SLIPWAY_DATA_DIR", folder.resolve("data").toString());
    environment.put("SLIPWAY_DATABASE_URL", postgres.url());
    environment.put("SLIPWAY_PORT", "0");
    if (set.startsWith("TOKEN=")) {
      environment
          .keySet()
          .removeAll(List.of("SLIPWAY_GITHUB_APP_ID", "SLIPWAY_GITHUB_APP_KEY_FILE"));
      environment.put("SLIPWAY_GITHUB_TOKEN", set.substring("TOKEN=".length()));
    }
    for (var word : set.split(" ", -1)) {
      if (word.startsWith("SLIPWAY_")) {
        environment.put(
            word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
      }
    }
    var out = new StringWriter();
    int exit =
        new CommandLine(new DoctorCommand(environment, clock))
            .setOut(new PrintWriter(out, true))
            .execute(arguments);
    return new Run(exit, out.toString());
  }
}
