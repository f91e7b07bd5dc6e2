package io.mindscape.slipway.bot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.settings.Examiner;
import io.mindscape.slipway.bot.settings.SettingsReader.Flags;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which the bot can be set up wrongly, and the line that says so. */
final class MisconfigurationsTest {

  static final String SECRET = "7a1f0c93d2b84e6f5a60718293a4b5c6";

  /** A key of the right form, which is none. */
  private static final String PEM =
      "-----BEGIN PRIVATE KEY-----\n" + "MIIE".repeat(200) + "\n-----END PRIVATE KEY-----\n";

  @TempDir private Path folder;
  private ServerSocket taken;

  private static final String WINDOW =
      """
      maintenance:
        schedule: Every Sunday 02:00-04:00 UTC
        tasks: [%s]
        database: {secret: {cluster: staging, namespace: shop, name: db-app}}
      delivery:
        environments:
          staging: {paths: [apps], cluster: staging}
        images:
          mindscape/api: [{file: a.yaml, key: image.tag}]
          ghcr.example/web: [{file: a.yaml, key: image.tag}]
      """;

  private static final String SEVERAL =
      """
      maintenance:
        schedule: Every Sunday 02:00-04:00 UTC
        tasks: [database_optimization]
        databases:
          orders: {environment: staging, secret: {cluster: staging, namespace: shop, name: db}}
          users: {environment: live, secret: {cluster: live, namespace: shop, name: db}}
      delivery:
        environments:
          staging: {paths: [apps], cluster: staging}
          live: {paths: [live], cluster: live}
      """;

  @BeforeEach
  void furnish() throws IOException {
    taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    write("app.pem", PEM, "rw-r--r--");
    write("keys.yaml", "webhook:\n  secrt: x\nport: 0\nbanana: 1\n", "rw-------");
    write(
        "values.yaml",
        """
        registries: [a.example, b.example]
        github:
          limits: many

        reconcile-interval: [PT5M]
        host: [a, b]
        """,
        "rw-------");
    write("broken.yaml", "repositories: [\n", "rw-------");
    write("open.yaml", "webhook: {secret: %s}\n".formatted(SECRET), "rw-r--r--");
    write(
        "config",
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]
        users: [{name: u, user: {token: abc}}]
        contexts: [{name: staging, context: {cluster: c, user: u}}]
        """,
        "rw-------");
    write("bare/README.md", "Read me\n", "rw-------");
    write(
        "checkout/slipway.yaml",
        "environments:\n  production: {scaling: Sometimes}\n",
        "rw-------");
    write(
        "window/slipway.yaml",
        WINDOW.formatted("security_patches, database_optimization"),
        "rw-------");
    write("several/slipway.yaml", SEVERAL, "rw-------");
    write("task/slipway.yaml", WINDOW.formatted("log_rotate"), "rw-------");
    write("idle/slipway.yaml", WINDOW.formatted(""), "rw-------");
    write("plain/slipway.yaml", "delivery: {environments: {a: {paths: [a]}}}\n", "rw-------");
    write("osv/DSA-1.json", "{\"id\":\"DSA-1\"}", "rw-------");
  }

  @AfterEach
  void free() throws IOException {
    taken.close();
  }

  @Test
  void everyCaseIsThere() {
    assertThat(Misconfigurations.CASES).hasSize(81);
  }

  @TestFactory
  Stream<DynamicTest> eachIsToldInOneLineOfItsOwn() {
    return Misconfigurations.CASES.stream()
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> judge(one)));
  }

  private void judge(Misconfigurations.Case one) {
    var text = diagnosis(one.set()).text();

    assertThat(text.lines().map(line -> line.replaceFirst("there are: .*", "there are: ALL")))
        .contains(filled(one.line()));
    assertThat(text).doesNotContain(SECRET, "ghp_secret", "hunter2000", "abababab");
    assertThat(text).doesNotContainPattern(saidToBeMissing(one.set()));
  }

  /** That nothing is set, where something is. */
  private static String saidToBeMissing(String set) {
    var names =
        Pattern.compile("\\b(SLIPWAY_[A-Z_]+)=[^ ]")
            .matcher(set)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.joining("|"));
    return names.isEmpty()
        ? "nothing is configured"
        : "\\bno (%s)\\b|\\bset (%s) (to use|for)\\b".formatted(names, names);
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    var told =
        diagnosis(
            "SLIPWAY_PORT=x SLIPWAY_REPOSITORIES= SLIPWAY_WEBHOOK_SECRET= KUBECONFIG=HERE/no");

    assertThat(told.text())
        .contains("SLIPWAY_PORT", "No repository", "no webhook secret", "kubeconfig");
    assertThat(told.isWell()).isFalse();
  }

  private Diagnosis diagnosis(String set) {
    var environment = new HashMap<String, String>();
    environment.put("SLIPWAY_WEBHOOK_SECRET", SECRET);
    environment.put("SLIPWAY_GITHUB_TOKEN", "ghp_secret");
    environment.put("SLIPWAY_GITHUB_API_URL", "http://127.0.0.1:1");
    environment.put("SLIPWAY_REPOSITORIES", "acme/platform");
    environment.put("SLIPWAY_DATA_DIR", folder.resolve("data").toString());
    environment.put("SLIPWAY_PORT", "0");
    for (var word : filled(set).split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        environment.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    var checkout = environment.remove("CHECKOUT");
    return diagnosis(environment, checkout == null ? null : Path.of(checkout));
  }

  /** All but the renderers, which take their time to start. */
  private static Diagnosis diagnosis(Map<String, String> environment, Path checkout) {
    var settings = Examiner.examine(environment, Flags.NONE);
    try (var practice = new Practice(settings, environment, Clock.systemUTC())) {
      var looks =
          practice.looks(checkout).stream()
              .filter(look -> !look.area().equals("Renderers"))
              .toList();
      return new Diagnosis(
          new Rounds(Duration.ofSeconds(60), what -> {}).of(looks), practice.secrets());
    }
  }

  private String filled(String text) {
    return text.replace("HERE", folder.toString())
        .replace("TAKEN", String.valueOf(taken.getLocalPort()));
  }

  private void write(String name, String text, String permissions) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
