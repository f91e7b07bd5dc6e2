package io.mindscape.slipway.bot.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.helidon.metrics.api.MeterRegistry;
import io.mindscape.slipway.bot.observe.Meters;
import io.mindscape.slipway.bot.render.RenderingsOnDisk;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.bot.work.Worker;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.delivery.Evidence;
import io.mindscape.slipway.jobs.derived.Key;
import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.AuditLog;
import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Checks.Report;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.forge.MemoryForge;
import io.mindscape.slipway.jobs.git.GitStore.CommitText;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.outward.Recorded;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering.Rendered;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.secrecy.Secrets;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the bot keeps holds no secret, whatever was said to it and by it. Exempt is what is kept as
 * it came, and nobody else can read: payloads, for a delivery must be what was signed; mirrors,
 * which hold what Git holds; rendered charts, which hold what will run.
 */
final class StoredSecretsTest {

  private static final RepoName REPO = RepoName.parse("mindscape/platform");
  private static final Clock CLOCK = Clock.systemUTC();

  /** Known to the bot alone: its own settings. */
  private static final String OWN = Leaks.SETTINGS.getFirst();

  @TempDir private Path folder;

  @Test
  void noColumnOfTheDatabaseHoldsOne() throws Exception {
    var secrets = new ArrayList<>(Leaks.SHAPES);
    try (var store = Store.embedded(folder)) {
      var effects = new Effects(store.ledger(), CLOCK);
      // A signature of a delivery is none of a text: only logs and the audit log hide it.
      act(effects, secrets.stream().filter(secret -> !secret.startsWith("sha256=")).toList());
      work(store, secrets);
      store.wholes(CLOCK).keep("A title", "nothing");
    }

    var texts = texts();
    assertThat(texts.stream().map(text -> text.split(": ", 2)[0]))
        .contains("DELIVERY.ERROR", "EFFECT.WHAT", "EFFECT.ID", "AUDIT_LINE.DETAIL");
    assertThat(texts.stream().filter(text -> text.startsWith("DELIVERY.ERROR")))
        .as("the errors are kept, without the secrets")
        .hasSizeGreaterThanOrEqualTo(3 * secrets.size());
    for (var secret : Stream.concat(secrets.stream(), Stream.of(OWN)).toList()) {
      Leaks.secretPart(secret)
          .lines()
          .forEach(line -> assertThat(texts).noneMatch(text -> text.contains(line)));
    }
  }

  /** All that acts, with a secret wherever a text of the bot's own may hold one. */
  private static void act(Effects effects, List<String> secrets) {
    var git = new MemoryGit();
    git.create(REPO, Map.of("a.yaml", "a: b\n"));
    var memory = MemoryForge.over(git, CLOCK);
    var veil = Secrets.builder().values(List.of(OWN)).build();
    var recorded = new Recorded(effects, veil::mask);
    var forge = recorded.forge(memory.forge(), Act.Kind.CHECK);
    var head = git.head(REPO, "main").orElseThrow();
    int number = 0;
    for (var secret : Stream.concat(secrets.stream(), Stream.of(OWN)).toList()) {
      var words = "it said " + secret.replace("\n", " ");
      number++;
      var issue = forge.discussion().openIssue(REPO, "label", number + ": " + words, words);
      forge.discussion().write(REPO, issue, "<!-- slipway:x -->\n" + words);
      forge.checks().report(REPO, head, new Report("x", State.FAILURE, words, words, List.of()));
      long deployment = forge.deployments().of(REPO, head, "staging");
      forge
          .deployments()
          .report(
              REPO,
              deployment,
              io.mindscape.slipway.jobs.forge.Deployments.State.FAILURE,
              words + number);
      var content = "a: %d\n".formatted(number).getBytes(UTF_8);
      recorded
          .git(git)
          .push(
              REPO,
              "main",
              head,
              new CommitText(words, words, List.of()),
              now -> Map.of("a.yaml", content));
      if (!secret.equals(OWN)) { // the audit log knows secrets by their shape alone
        effects.refused(new AuditLog.Deed("command", "x#" + number, words), words);
      }
      var out = new ArrayList<String>();
      memory.discussion().comments(REPO, issue).forEach(comment -> out.add(comment.body()));
      memory.discussion().issueText(REPO, issue).ifPresent(out::add);
      git.log(REPO, "main").forEach(commit -> out.add(commit.toString()));
      Leaks.secretPart(secret)
          .lines()
          .forEach(line -> assertThat(out).noneMatch(text -> text.contains(line)));
    }
  }

  /** Deliveries that fail in each way, with a secret in the reason. */
  private static void work(Store store, List<String> secrets) {
    var reasons = new ArrayList<RuntimeException>();
    for (var secret : secrets) {
      reasons.add(new Refused("refused: " + secret));
      reasons.add(new Unavailable("it", "away: " + secret, Duration.ofHours(1), null));
      reasons.add(new IllegalStateException("broken: " + secret));
    }
    for (int at = 0; at < reasons.size(); at++) {
      store
          .inbox()
          .keep(
              new Delivery(
                  "guid-" + at,
                  "push",
                  "",
                  REPO.toString(),
                  "lane-" + at,
                  "",
                  new Evidence(Map.of(), Evidence.Origin.NOTE, new byte[] {'{', '}'}),
                  CLOCK.instant()));
    }
    var work =
        new Worker.Work(
            delivery -> new Event.BranchPushed(REPO, delivery.guid().substring(5)),
            delivery -> new Cause("slipway", delivery.guid()),
            event -> {
              throw reasons.get(Integer.parseInt(((Event.BranchPushed) event).branch()));
            },
            new Meters(MeterRegistry.create()));
    var pace = new Worker.Pace(4, Duration.ofSeconds(30), Duration.ofSeconds(5));
    try (var worker = new Worker(store.queue(), work, CLOCK, new Random(7), pace).start()) {
      worker.nudge();
      await().atMost(Duration.ofSeconds(60)).until(() -> errors(store) >= reasons.size());
    }
  }

  private static long errors(Store store) {
    return IntStream.range(0, 3 * Leaks.SHAPES.size())
        .mapToObj(at -> store.deliveries().show("guid-" + at).orElseThrow())
        .filter(entry -> entry.error() != null)
        .count();
  }

  /** Each text in each row, behind the names of its table and column. */
  private List<String> texts() throws SQLException {
    var texts = new ArrayList<String>();
    var url = "jdbc:h2:file:" + folder.resolve("slipway").toAbsolutePath();
    try (var connection = DriverManager.getConnection(url);
        var tables = connection.getMetaData().getTables(null, "PUBLIC", null, null)) {
      while (tables.next()) {
        var table = tables.getString("TABLE_NAME");
        try (var statement = connection.createStatement();
            var rows = statement.executeQuery("select * from \"" + table + "\"")) {
          var columns = rows.getMetaData();
          while (rows.next()) {
            for (int at = 1; at <= columns.getColumnCount(); at++) {
              if (rows.getObject(at) instanceof byte[] bytes) {
                texts.add(
                    "%s.%s: %s"
                        .formatted(table, columns.getColumnName(at), new String(bytes, UTF_8)));
              } else if (rows.getString(at) != null) {
                texts.add(
                    "%s.%s: %s".formatted(table, columns.getColumnName(at), rows.getString(at)));
              }
            }
          }
        }
      }
    }
    return texts;
  }

  @Test
  void nobodyElseCanReadWhatIsKept() throws IOException {
    var data = folder.resolve("data");
    Files.createDirectories(data);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    var renderings = data.resolve("renderings");
    Files.createDirectories(renderings);
    try (var store = Store.embedded(data)) {
      store.wholes(CLOCK).keep("A title", "words");
      var file = new SourceFile("a.yaml", "kind: Secret\n".getBytes(UTF_8));
      var kept = new RenderingsOnDisk(renderings, 1_000_000, CLOCK);
      kept.keep(Key.of("x", List.of()), new Rendered(List.of(file)));
      assertThat(kept.find(Key.of("x", List.of()))).isPresent();

      var open = new TreeSet<String>();
      try (var all = Files.walk(data)) {
        for (var path : all.filter(path -> !path.equals(data)).toList()) {
          var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
          boolean isClosed = permissions.endsWith("------") || isInAClosedFolder(path, data);
          if (!isClosed) {
            open.add(data.relativize(path) + " " + permissions);
          }
        }
      }
      assertThat(open).isEmpty();
      assertThat(renderings).satisfies(StoredSecretsTest::isOurs);
      assertThat(data.resolve("arrivals")).satisfies(StoredSecretsTest::isOurs);
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data.resolve("slipway.mv.db"))))
          .isEqualTo("rw-------");
    }
  }

  private static void isOurs(Path path) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rwx------");
  }

  private static boolean isInAClosedFolder(Path path, Path top) throws IOException {
    for (var at = path.getParent(); !at.equals(top); at = at.getParent()) {
      if (PosixFilePermissions.toString(Files.getPosixFilePermissions(at)).endsWith("------")) {
        return true;
      }
    }
    return false;
  }
}
