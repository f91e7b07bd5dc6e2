package io.mindscape.slipway.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.policies.window.Opening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A repository whose window opens when the test says, by the machine's own clock, with all that its
 * tasks reach, and the records of all that.
 */
final class WindowStage implements AutoCloseable {

  static final String REPO = "mindscape/yard-1";
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String APP = "/repos/" + REPO;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final Yard yard;
  private final Records records;
  private final Shop shop;
  private final List<BotRun> bots = new ArrayList<>();
  private final StringBuilder story = new StringBuilder();

  private WindowStage(Yard yard) throws SQLException {
    this.yard = yard;
    this.records = new Records(yard.trap());
    this.shop = Shop.beside(yard.database());
    yard.forge().faults().watchedBy(records);
    yard.clusters().watchedBy(records);
  }

  /** Nobody runs yet, and the window is half a day away. */
  static WindowStage open(int bots) throws Exception {
    var yard = Yard.open(new Yard.Plan(1, true, true, bots, Optional.empty()), status -> {});
    try {
      var stage = new WindowStage(yard);
      var far = Instant.now().plus(Duration.ofHours(12)).truncatedTo(ChronoUnit.MINUTES);
      stage.schedule(new Opening(far, far.plus(Duration.ofHours(1))), List.of("log_rotation"));
      return stage;
    } catch (SQLException | RuntimeException failure) {
      yard.close();
      throw failure;
    }
  }

  /** Writes into the strategy file when the window is open, day by day, and what is done in it. */
  void schedule(Opening opening, List<String> tasks) throws IOException {
    var file = yard.folder().resolve("seed").resolve(REPO).resolve("slipway.yaml");
    var text =
        Files.readString(file)
            .replaceAll("schedule: .*", "schedule: \"%s\"".formatted(words(opening)))
            .replaceAll("tasks: .*", "tasks: " + tasks);
    var path = APP + "/contents/slipway.yaml";
    var there = person().get(path).orElseThrow();
    var change =
        Map.of(
            "message", "The window is %s".formatted(words(opening)),
            "content", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
            "sha", there.path("sha").asString(),
            "branch", "main");
    var _ = person().ask("PUT", path, change).orElseThrow();
  }

  private static String words(Opening opening) {
    return "Every day %s-%s UTC"
        .formatted(
            TIME.format(opening.opens().atZone(ZoneOffset.UTC)),
            TIME.format(opening.closes().atZone(ZoneOffset.UTC)));
  }

  /** Starts a bot, or one that died again. */
  BotRun start(int number, Duration lease) {
    var bot = yard.startBot(number, Map.of("SLIPWAY_MAINTENANCE_DATABASE_URL", shop.url()), lease);
    bots.add(bot);
    return bot;
  }

  /**
   * Somebody's turn at the window, as the database has it.
   *
   * @param process of the bot
   * @param until when it ends, if its holder gives no sign of life any more
   */
  record Held(long process, Instant until) {}

  /** Who has the turn at the window, while it is held. */
  Optional<Held> atTheWindow() throws SQLException {
    return turn("and held_until > now()");
  }

  /** Who had it last, if nobody gave it back. */
  Optional<Held> lastAtTheWindow() throws SQLException {
    return turn("");
  }

  private Optional<Held> turn(String which) throws SQLException {
    try (var connection = yard.database().connect();
        var statement =
            connection.prepareStatement(
                "select holder, held_until from turn where name = ? " + which)) {
      statement.setString(1, "window:" + REPO);
      try (var rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new Held(
                    Long.parseLong(rows.getString(1).split("-", 3)[1]),
                    rows.getObject(2, OffsetDateTime.class).toInstant()))
            : Optional.empty();
      }
    }
  }

  /** What the bot's journal has of the steps: task, step, attempt and state. */
  List<String> journal() throws SQLException {
    try (var connection = yard.database().connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select task, step, attempt, state from maintenance
                where repository = '%s' and step <> '' order by ordinal\
                """
                    .formatted(REPO))) {
      var lines = new ArrayList<String>();
      while (rows.next()) {
        lines.add(
            "%s: %s, attempt %d: %s"
                .formatted(
                    rows.getString(1), rows.getString(2), rows.getInt(3), rows.getString(4)));
      }
      return lines;
    }
  }

  /** Makes the bot's tables, before there is a bot. */
  void tables() {
    try (var _ = Store.at(yard.database().url().orElseThrow())) {
      saw("the bot's tables are made");
    }
  }

  /** Lets the bot believe that such steps took that long, in five windows of another repository. */
  void measured(String measure, Duration took) throws SQLException {
    try (var connection = yard.database().connect();
        var statement =
            connection.prepareStatement(
                """
                insert into maintenance (repository, opens_at, closes_at, task, step, attempt,
                  measure, state, begun_at, ended_at, notes)
                select 'mindscape/elsewhere', day, day + interval '1 hour', 'a task', ?, 1,
                  ?, 'DONE', day, day + ? * interval '1 millisecond', ''
                from generate_series(date_trunc('day', now()) - interval '5 days',
                  date_trunc('day', now()) - interval '1 day', interval '1 day') day
                """)) {
      statement.setString(1, measure);
      statement.setString(2, measure);
      statement.setLong(3, took.toMillis());
      if (statement.executeUpdate() != 5) {
        throw new IllegalStateException("not five days");
      }
    }
  }

  /** Newer patch releases of both applications. */
  void publishPatches() {
    for (var application : Seeds.APPLICATIONS) {
      yard.registry().publish(Seeds.image(REPO, application), "1.0.1");
    }
  }

  /** The issues with a report of the window, as a person reads them. */
  List<JsonNode> reports() {
    return person().all(APP + "/issues?state=all&labels=slipway:maintenance").stream()
        .filter(issue -> issue.path("title").asString().startsWith("Maintenance of "))
        .toList();
  }

  /** The text of the one report; empty while there is none. */
  String report() {
    return reports().stream().map(issue -> issue.path("body").asString()).findFirst().orElse("");
  }

  /** The pull requests that maintenance opened. */
  List<JsonNode> pulls() {
    return person().all(APP + "/pulls?state=all").stream()
        .filter(pull -> pull.at("/head/ref").asString().startsWith("slipway/security-patches-"))
        .toList();
  }

  /** One was asked for, it is there, it has one commit, and the report speaks of it. */
  void hasOnePullRequestAsReported() throws IOException, InterruptedException {
    assertThat(records.done(Kind.PULL_REQUEST, "POST")).hasSize(1);
    assertThat(pulls()).hasSize(1);
    var pull = pulls().getFirst();
    assertThat(commits(pull.at("/head/ref").asString())).isEqualTo(1);
    assertThat(report()).contains("proposed in #" + pull.path("number").asInt());
  }

  /** How many commits a branch has that {@code main} has not. */
  private long commits(String branch) throws IOException, InterruptedException {
    var folder = yard.folder().resolve("forge").resolve(REPO + ".git").toString();
    var process =
        new ProcessBuilder("git", "--git-dir", folder, "rev-list", "--count", "main.." + branch)
            .redirectErrorStream(true)
            .start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return Long.parseLong(text.strip());
  }

  Caller person() {
    return yard.person(Yard.APPROVER);
  }

  Yard yard() {
    return yard;
  }

  Records records() {
    return records;
  }

  Shop shop() {
    return shop;
  }

  Path log(int number) {
    return yard.log(number);
  }

  /** Tells what was seen, with the time. */
  void saw(String what) {
    story.append("%s  %s%n".formatted(Instant.now().truncatedTo(ChronoUnit.MILLIS), what));
  }

  String story() {
    return story.toString();
  }

  /** Waits until that instant is over. */
  static void until(Instant at) {
    await().atMost(Duration.ofMinutes(5)).until(() -> !Instant.now().isBefore(at));
  }

  @Override
  public void close() {
    bots.forEach(BotRun::kill);
    yard.trap().release();
    yard.close();
  }
}
