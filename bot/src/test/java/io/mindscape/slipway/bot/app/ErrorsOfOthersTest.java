package io.mindscape.slipway.bot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mindscape.slipway.bot.cluster.Clusters;
import io.mindscape.slipway.bot.git.GitMirrors;
import io.mindscape.slipway.bot.git.Remotes;
import io.mindscape.slipway.bot.github.GitHubForge;
import io.mindscape.slipway.bot.observe.Check;
import io.mindscape.slipway.bot.registry.OciRegistry;
import io.mindscape.slipway.bot.settings.Secret;
import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.bot.settings.SettingsReader;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.bot.vacuum.PostgresDatabases;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import io.mindscape.slipway.jobs.database.StoredSecrets;
import io.mindscape.slipway.jobs.database.StoredSecrets.Content;
import io.mindscape.slipway.jobs.forge.PullRequests.Draft;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.strategy.DatabaseAccess;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Instead;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Place;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the systems around the bot say when they fail, and what somebody put into the wrong setting,
 * may hold a secret: the message that people read does not. Each way is tried with secrets of all
 * shapes; where a system's own words are never repeated, with one that has no shape too.
 */
final class ErrorsOfOthersTest {

  private static final RepoName REPO = RepoName.parse("mindscape/platform");
  private static final String SHAPELESS = "zQ7vLmkX9wTr4bNs2";

  @TempDir private Path folder;
  private MockWebServer server;
  private volatile MockResponse answer = new MockResponse.Builder().code(404).build();

  /** Makes something fail with a secret at hand. */
  @FunctionalInterface
  interface Failure {
    void happen(ErrorsOfOthersTest scene, String secret) throws Exception;
  }

  /**
   * @param quotes whether words of the other system are repeated, so that only shapes can be hidden
   */
  record Way(String name, boolean quotes, Failure failure) {
    static Way quoting(String name, Failure failure) {
      return new Way(name, true, failure);
    }

    static Way silent(String name, Failure failure) {
      return new Way(name, false, failure);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Way> ways() {
    var ways = new ArrayList<Way>();
    ways.addAll(gitHub());
    ways.addAll(git());
    ways.addAll(cluster());
    ways.addAll(registryAndDatabase());
    ways.addAll(settings());
    return ways;
  }

  private static List<Way> gitHub() {
    return List.of(
        Way.quoting("GitHub: 401 with words", (on, secret) -> on.gitHub(401, message(secret))),
        Way.silent("GitHub: 401 that is no JSON", (on, secret) -> on.gitHub(401, secret)),
        Way.quoting("GitHub: 403 of a proxy", (on, secret) -> on.gitHub(403, message(secret))),
        Way.quoting(
            "GitHub: a permission is missing",
            (on, secret) -> on.gitHub(403, message("Resource not accessible: " + secret))),
        Way.silent("GitHub: 404 with words", (on, secret) -> on.gitHub(404, message(secret))),
        Way.quoting("GitHub: 422 with words", (on, secret) -> on.gitHub(422, message(secret))),
        Way.quoting(
            "GitHub: 422 with errors",
            (on, secret) ->
                on.gitHub(
                    422,
                    "{\"message\":\"Validation Failed\",\"errors\":[%s]}"
                        .formatted(message(secret)))),
        Way.silent("GitHub: 500 with a page", (on, secret) -> on.gitHub(500, secret)),
        Way.silent("GitHub: an answer of somebody else", (on, secret) -> on.gitHub(200, secret)),
        Way.silent(
            "GitHub: nobody answers",
            (on, secret) -> forge("http://127.0.0.1:1/", secret.replaceAll("\\s", "_")).check()),
        Way.quoting(
            "GitHub: a login in the address",
            (on, secret) -> forge(inLink("http://u:%s@127.0.0.1:1/api", secret), "t").check()));
  }

  private static List<Way> git() {
    return List.of(
        Way.silent("Git: a login that is not taken", (on, secret) -> on.git(401, secret, secret)),
        Way.silent("Git: a login that is forbidden", (on, secret) -> on.git(403, secret, secret)),
        Way.silent("Git: no repository", (on, secret) -> on.git(404, secret, secret)),
        Way.silent("Git: a server that fails", (on, secret) -> on.git(500, secret, secret)),
        Way.quoting("Git: an answer of somebody else", (on, secret) -> on.git(200, secret, "p")),
        Way.quoting(
            "Git: an error in Git's own words",
            (on, secret) -> {
              var line = "ERR cannot read: " + secret.replace("\n", " ");
              on.packets(line);
            }),
        Way.quoting(
            "Git: a login in the address",
            (on, secret) ->
                on.fetch(URI.create(inLink("http://u:%s@127.0.0.1:1/o/n.git", secret)), "p")));
  }

  private static List<Way> cluster() {
    return List.of(
        Way.silent("cluster: 401", (on, secret) -> on.cluster(401, status(secret), secret)),
        Way.silent("cluster: 403", (on, secret) -> on.cluster(403, status(secret), "t")),
        Way.silent("cluster: 404", (on, secret) -> on.cluster(404, status(secret), "t")),
        Way.silent(
            "cluster: 422 with values", (on, secret) -> on.cluster(422, status(secret), "t")),
        Way.silent("cluster: 500", (on, secret) -> on.cluster(500, status(secret), "t")),
        Way.silent("cluster: no JSON", (on, secret) -> on.cluster(400, secret, "t")),
        Way.silent(
            "cluster: nobody answers",
            (on, secret) -> on.apply(on.kubeconfig("http://127.0.0.1:1", secret))),
        Way.silent(
            "cluster: a kubeconfig that is none",
            (on, secret) ->
                on.apply(Files.writeString(on.folder.resolve("config"), "users: [" + secret))),
        Way.silent(
            "cluster: a program in the kubeconfig",
            (on, secret) ->
                on.apply(
                    Files.writeString(
                        on.folder.resolve("config"),
                        """
                        {"contexts": [{"name": "c", "context": {"cluster": "c", "user": "u"}}],
                         "users": [{"name": "u", "user": {"exec": {"command": %s}}}]}
                        """
                            .formatted(quoted(secret))))));
  }

  private static List<Way> registryAndDatabase() {
    return List.of(
        Way.silent("registry: 401", (on, secret) -> on.registry(401, secret, "")),
        Way.silent("registry: 500", (on, secret) -> on.registry(500, secret, "")),
        Way.silent("registry: no list", (on, secret) -> on.registry(200, secret, "")),
        Way.silent(
            "registry: a link elsewhere",
            (on, secret) ->
                on.registry(
                    200, "{\"tags\":[]}", inLink("<https://u:%s@other/x>; rel=next", secret))),
        Way.silent(
            "database: nobody answers at an address with a password",
            (on, secret) ->
                Store.at(inLink("jdbc:postgresql://127.0.0.1:1/x?user=u&password=%s", secret))),
        Way.silent(
            "database: a login before the host",
            (on, secret) -> Store.at(inLink("jdbc:postgresql://u:%s@127.0.0.1:1/x", secret))),
        Way.silent(
            "database: a Secret with a password and nothing else",
            (on, secret) -> look(Map.of("password", secret, "user", secret), "")),
        Way.silent(
            "database: a Secret with a password where an address should be",
            (on, secret) -> look(Map.of("password", secret), "password")),
        Way.silent(
            "database: a Secret with an address that is none",
            (on, secret) -> look(Map.of("uri", "postgresql://u:/" + secret + "@db/x"), "")),
        Way.silent(
            "database: a Secret whose server does not answer",
            (on, secret) ->
                look(
                    Map.of(
                        "uri",
                        inLink("postgresql://u:%s@127.0.0.1:1/x", secret),
                        "options",
                        secret),
                    "")),
        Way.silent(
            "database: a Secret that the cluster does not give out",
            (on, secret) -> {
              on.answer = on.json(403, status(secret));
              on.look(on.kubeconfig(on.server.url("/").toString(), secret));
            }),
        Way.silent(
            "database: a Secret that is no JSON",
            (on, secret) -> {
              on.answer = on.json(200, "{\"data\": {\"uri\": " + quoted(secret));
              on.look(on.kubeconfig(on.server.url("/").toString(), "t"));
            }),
        Way.silent(
            "database: a Secret that is not encoded",
            (on, secret) -> {
              var data = "{\"data\": {\"uri\": %s}}".formatted(quoted("!" + secret));
              on.answer = on.json(200, data);
              on.look(on.kubeconfig(on.server.url("/").toString(), "t"));
            }),
        Way.silent(
            "database: a driver that nobody has",
            (on, secret) -> Store.at(inLink("jdbc:none://u:%s@host/x", secret))),
        Way.quoting(
            "health: a check that fails",
            (on, secret) -> {
              var check =
                  new Check(
                      "it",
                      true,
                      () -> {
                        throw new IllegalStateException("cannot use " + secret);
                      });
              throw new Refused(check.look().problem().orElseThrow());
            }));
  }

  private static List<Way> settings() {
    var ways = new ArrayList<Way>();
    for (var setting :
        List.of(
            "SLIPWAY_PORT",
            "SLIPWAY_PUBLIC_URL",
            "SLIPWAY_GITHUB_API_URL",
            "SLIPWAY_GITHUB_LIMITS",
            "SLIPWAY_REPOSITORIES",
            "SLIPWAY_DATABASE_URL",
            "SLIPWAY_MAINTENANCE_DATABASE_URL",
            "SLIPWAY_REGISTRY_URL",
            "SLIPWAY_RECONCILE_INTERVAL")) {
      ways.add(
          Way.quoting(
              "settings: a secret in " + setting, (on, secret) -> on.read(setting, secret)));
    }
    ways.add(
        Way.quoting(
            "settings: a secret as the App's id",
            (on, secret) -> {
              var key = Files.writeString(on.folder.resolve("key.pem"), "none");
              on.read(
                  Map.of(
                      "SLIPWAY_GITHUB_TOKEN",
                      "",
                      "SLIPWAY_GITHUB_APP_ID",
                      secret,
                      "SLIPWAY_GITHUB_APP_KEY_FILE",
                      key.toString()));
            }));
    ways.add(
        Way.quoting(
            "settings: a token that is none",
            (on, secret) -> on.read("SLIPWAY_GITHUB_TOKEN", "a " + secret)));
    ways.add(
        Way.silent(
            "settings: a key file that holds another secret",
            (on, secret) -> {
              var key = Files.writeString(on.folder.resolve("key.pem"), secret.replace("-", "_"));
              on.read(
                  Map.of(
                      "SLIPWAY_GITHUB_TOKEN", "",
                      "SLIPWAY_GITHUB_APP_ID", "7",
                      "SLIPWAY_GITHUB_APP_KEY_FILE", key.toString()));
            }));
    ways.add(
        Way.silent(
            "settings: a file that is no YAML",
            (on, secret) -> on.file("api-token: *" + secret + "\n  b: [" + secret)));
    ways.add(
        Way.quoting(
            "settings: a file with a secret for a key",
            (on, secret) -> on.file("\"" + secret.replace("\n", " ") + "\": 1\n")));
    return ways;
  }

  @BeforeEach
  void open() throws IOException {
    server = new MockWebServer();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer;
          }
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void thereAreAsManyWaysAsThereWere() {
    assertThat(ways()).hasSizeGreaterThanOrEqualTo(56);
    assertThat(ways()).extracting(Way::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theMessageTellsNoSecret(Way way) {
    var secrets = new ArrayList<>(Leaks.SHAPES);
    if (!way.quotes()) {
      secrets.add(SHAPELESS);
    }
    for (var secret : secrets) {
      var failure = catchThrowable(() -> way.failure().happen(this, secret));

      assertThat(failure).as(secret).isInstanceOfAny(Refused.class, Unavailable.class);
      Leaks.secretPart(secret)
          .lines()
          .forEach(line -> assertThat(failure.getMessage()).as(secret).doesNotContain(line));
    }
  }

  private void gitHub(int code, String body) {
    answer = new MockResponse.Builder().code(code).body(body).build();
    try (var forge = forge(server.url("/api/v3").toString(), "a-token")) {
      forge.ports().pullRequests().create(REPO, new Draft("title", "body", "head", "main"));
    }
  }

  private static GitHubForge forge(String api, String token) {
    return new GitHubForge(
        new Settings.GitHub(URI.create(api), new Settings.Access.Token(new Secret(token))),
        List.of(REPO),
        Clock.systemUTC());
  }

  private void git(int code, String body, String password) {
    var response = new MockResponse.Builder().code(code).body(body);
    if (code == 401) {
      response.addHeader("WWW-Authenticate", "Basic realm=\"GitHub\"");
    }
    answer = response.build();
    fetch(server.url("/o/n.git").uri(), password);
  }

  private void packets(String line) {
    answer =
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/x-git-upload-pack-advertisement")
            .body(
                "001e# service=git-upload-pack\n0000%04x%s0000".formatted(line.length() + 4, line))
            .build();
    fetch(server.url("/o/n.git").uri(), "p");
  }

  private void fetch(URI url, String password) {
    try (var mirrors =
        new GitMirrors(
            folder.resolve("mirrors"),
            repo -> new Remotes.Remote(url, new Remotes.Login("x-access-token", password)),
            new GitMirrors.Author("slipway[bot]", "slipway@example.com"),
            Clock.systemUTC())) {
      mirrors.fetch(REPO, "main");
    }
  }

  private void cluster(int code, String body, String token) throws IOException {
    answer = json(code, body);
    apply(kubeconfig(server.url("/").toString(), token));
  }

  private MockResponse json(int code, String body) {
    return new MockResponse.Builder()
        .code(code)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  /** Looks at the database that a Secret names. */
  private static void look(Map<String, String> secret, String key) {
    look(place -> Optional.of(Content.of(secret)), key);
  }

  private void look(Path kubeconfig) {
    try (var clusters = new Clusters(kubeconfig)) {
      look(clusters.secrets(), "");
    }
  }

  private static void look(StoredSecrets secrets, String key) {
    var access = new DatabaseAccess(new Place("c", "shop", "db", key), Instead.NOTHING);
    new PostgresDatabases(null, secrets, hidden -> {}).of(access).look();
  }

  private Path kubeconfig(String url, String token) throws IOException {
    return Files.writeString(
        folder.resolve("config"),
        """
        {"clusters": [{"name": "c", "cluster": {"server": "%s"}}],
         "users": [{"name": "u", "user": {"token": %s}}],
         "contexts": [{"name": "c", "context": {"cluster": "c", "user": "u"}}]}
        """
            .formatted(url, quoted(token.replace("\n", ""))));
  }

  private void apply(Path kubeconfig) {
    var yaml = "apiVersion: v1\nkind: Secret\nmetadata: {name: keys}\nstringData: {a: b}\n";
    var file = new SourceFile("a.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    try (var clusters = new Clusters(kubeconfig)) {
      clusters.apply(new Where("c", "n"), Manifests.in(YamlReader.read(file)));
    }
  }

  private void registry(int code, String body, String link) {
    var response =
        new MockResponse.Builder().code(code).addHeader("Retry-After", "3600").body(body);
    if (!link.isEmpty()) {
      response.addHeader("Link", link);
    }
    answer = response.build();
    new OciRegistry(server.url("").uri()).tags("mindscape/api");
  }

  private void read(String setting, String value) {
    read(Map.of(setting, value));
  }

  private void read(Map<String, String> settings) {
    var all =
        new HashMap<>(
            Map.of(
                "SLIPWAY_WEBHOOK_SECRET", "a secret",
                "SLIPWAY_GITHUB_TOKEN", "a-token",
                "SLIPWAY_REPOSITORIES", "mindscape/platform",
                "SLIPWAY_DATA_DIR", folder.resolve("data").toString()));
    all.putAll(settings);
    var read = SettingsReader.read(all, SettingsReader.Flags.NONE);
    throw new Refused("taken: " + read);
  }

  private void file(String text) throws IOException {
    read(
        Map.of(
            "SLIPWAY_CONFIG", Files.writeString(folder.resolve("slipway.yml"), text).toString()));
  }

  private static String message(String words) {
    return "{\"message\":%s}".formatted(quoted(words));
  }

  private static String status(String secret) {
    var said = quoted("Invalid value: " + secret);
    return """
    {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Invalid","message":%s,
     "details":{"causes":[{"field":"data[a]","reason":"FieldValueInvalid","message":%s}]}}
    """
        .formatted(said, said);
  }

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }

  /** The part of a secret that a link can hold. */
  private static String inLink(String form, String secret) {
    return form.formatted(Leaks.secretPart(secret).replaceAll("[^A-Za-z0-9._-]", ""));
  }
}
