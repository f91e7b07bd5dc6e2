package io.mindscape.slipway.sandbox.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.app.Bot;
import io.mindscape.slipway.bot.settings.SettingsReader;
import io.mindscape.slipway.sandbox.contract.OneRepository;
import io.mindscape.slipway.sandbox.contract.Person;
import io.mindscape.slipway.sandbox.contract.WindowReports;
import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.demo.SteeredClock;
import io.mindscape.slipway.sandbox.forge.Forge;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;

/**
 * A bot in this process whose Sundays the test brings about, with a database to look after and a
 * Secret with its login.
 */
final class Sundays implements AutoCloseable {

  private static final String REPO = "mindscape/platform";
  private static final String NAMESPACE = "care";
  private static final String SECRETS = "/api/v1/namespaces/%s/secrets".formatted(NAMESPACE);
  private static final String ROLES =
      "/apis/rbac.authorization.k8s.io/v1/namespaces/%s/".formatted(NAMESPACE);

  private static final String STRATEGY =
      """
      maintenance:
        schedule: Every Sunday 02:00-04:00 UTC
        tasks: [database_optimization]
        database: {secret: {cluster: slipway, namespace: care, name: db-app}}
      delivery:
        environments:
          care: {paths: [apps], cluster: slipway, namespace: care, sync: none}
      """;

  private final SteeredClock clock;
  private final ControlPlane plane;
  private final Forge forge;
  private final Postgres postgres;
  private final Path data;
  private final Bot bot;

  private Sundays(Path folder, SteeredClock clock, ControlPlane plane) throws IOException {
    this.clock = clock;
    this.plane = plane;
    this.postgres = Postgres.start(Files.createDirectories(folder.resolve("postgres")));
    this.forge =
        Forge.start(new Forge.Setup(0, Files.createDirectories(folder.resolve("forge")), clock));
    var seed = Files.createDirectories(folder.resolve("seed"));
    Files.writeString(seed.resolve("slipway.yaml"), STRATEGY);
    forge.person("ana", "Ana, developer");
    forge.create(REPO, seed, "What Mindscape runs");
    forge.collaborator(REPO, "ana", "write");
    var settings = new HashMap<>(OneRepository.settings(folder, forge, REPO));
    settings.put("KUBECONFIG", kubeconfig(folder).toString());
    this.data = folder.resolve("data");
    this.bot = Bot.start(SettingsReader.read(settings, SettingsReader.Flags.NONE), clock);
  }

  /**
   * Starts it all, on a Saturday.
   *
   * @param password of the database's user, and in the Secret
   */
  static Sundays start(ControlPlane plane, Path folder, String password) throws Exception {
    var clock = new SteeredClock(Clock.systemUTC());
    clock.set(Instant.parse("2026-11-28T12:00:00Z"));
    plane.createNamespace(NAMESPACE);
    var sundays = new Sundays(folder, clock, plane);
    sundays.askForPasswords(folder.resolve("postgres").resolve("data").resolve("pg_hba.conf"));
    sundays.password(password);
    sundays.secret("uri", sundays.address(password));
    return sundays;
  }

  /** Of an account that may read the Secret, and nothing else. */
  private Path kubeconfig(Path folder) throws IOException {
    create(
        ROLES + "roles",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: slipway-database}
        rules:
          - {apiGroups: [""], resources: [secrets], resourceNames: [db-app], verbs: [get]}
        """);
    create(
        ROLES + "rolebindings",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: slipway-database}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: slipway-database}
        subjects: [{kind: ServiceAccount, name: slipway, namespace: care}]
        """);
    var account = plane.serviceAccount(NAMESPACE, "slipway");
    return Files.writeString(folder.resolve("kubeconfig"), account.kubeconfig());
  }

  private void askForPasswords(Path rules) throws IOException, SQLException {
    run("create role care login superuser");
    Files.writeString(
        rules, "host all care 127.0.0.1/32 scram-sha-256\n" + Files.readString(rules));
    run("select pg_reload_conf()");
  }

  /** Changes the password of the database's user, and not the Secret. */
  void password(String password) throws SQLException {
    run("alter role care password '%s'".formatted(password));
  }

  /** The address that the Secret is to hold. */
  String address(String password) {
    var port = postgres.url().replaceAll(".*:(\\d+)/.*", "$1");
    return "postgresql://care:%s@127.0.0.1:%s/postgres"
        .formatted(URLEncoder.encode(password, StandardCharsets.UTF_8), port);
  }

  /** Writes the Secret anew, with one entry. */
  void secret(String key, String value) {
    removeSecret();
    create(
        SECRETS,
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: db-app}
        stringData: {%s: "%s"}
        """
            .formatted(key, value));
  }

  void removeSecret() {
    remove(SECRETS + "/db-app");
  }

  /** From now on the bot may not read it. */
  void forbid() {
    remove(ROLES + "rolebindings/slipway-database");
  }

  /** Changes each row of the table twice. */
  void wear() throws SQLException {
    run("update sessions set seen = seen + 1");
    run("update sessions set seen = seen + 1");
  }

  private void run(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(postgres.url());
        var statement = connection.createStatement()) {
      statement.execute(sql);
      statement.execute("select pg_stat_force_next_flush()");
    }
  }

  /** It is 02:00 UTC on that Sunday, and everything is done; the report. */
  String report(LocalDate day) {
    clock.set(day.atTime(2, 0).toInstant(ZoneOffset.UTC));
    return new WindowReports(Person.at(forge.api(), REPO, "ana")).of(day);
  }

  /** In no file of the bot and of the forge stands one of these. Ends the bot. */
  void keptNothingOf(List<String> passwords) throws IOException {
    bot.close();
    int files = 0;
    for (var folder : List.of(data, data.resolveSibling("forge"))) {
      try (var all = Files.walk(folder)) {
        for (var file : all.filter(Files::isRegularFile).toList()) {
          var text = Files.readString(file, StandardCharsets.ISO_8859_1);
          assertThat(passwords).as("in %s", file).noneMatch(text::contains);
          files++;
        }
      }
    }
    assertThat(files).isGreaterThan(5);
  }

  private void create(String path, String yaml) {
    var answer = plane.admin().post(path, yaml);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private void remove(String path) {
    var answer = plane.admin().send(plane.admin().request(path).DELETE());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 404);
  }

  @Override
  public void close() {
    bot.close();
    forge.close();
    postgres.close();
  }
}
