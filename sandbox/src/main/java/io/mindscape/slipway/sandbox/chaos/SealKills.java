package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.bot.app.AuditCommand;
import io.mindscape.slipway.bot.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the bot again and again while it seals old lines of its audit log in the maintenance
 * window. After each death every line has to be there once, {@code slipway audit verify} has to
 * call the whole of it unchanged, and no file may be half a file; at the end all old lines are in
 * files and no longer in the database.
 */
final class SealKills {

  private static final String REPO = "mindscape/yard-1";

  /** From a Sunday to one; a year's lines become old with each. */
  private static final Duration ROUND = Duration.ofDays(53 * 7);

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long LOOK_NANOS = 1_000_000;

  private final Plan plan;
  private final Yard yard;
  private final Progress progress;
  private final Random random;
  private final Path folder;
  private final SealedLines lines;
  private final Outcome outcome = new Outcome();

  /**
   * What is played.
   *
   * @param lines that become old from one death to the next
   */
  record Plan(boolean postgres, int kills, int lines, long seed) {}

  /** In what state the deaths left it, and what was wrong after them. */
  static final class Outcome {
    private final Map<Left, Integer> left = new EnumMap<>(Left.class);
    private final List<String> wrong = new ArrayList<>();
    private long lines;
    private int files;

    /** How often it was left so. */
    int left(Left how) {
      return left.getOrDefault(how, 0);
    }

    List<String> wrong() {
      return wrong;
    }

    long lines() {
      return lines;
    }

    int files() {
      return files;
    }
  }

  /** What a death left, as the files and the database show it. */
  enum Left {
    NOTHING_BEGUN("nothing half-done"),
    A_PART("a part of a file"),
    UNNOTED("a file that the database does not know"),
    UNREMOVED("a file that it knows, and all lines in the database still"),
    PARTLY_REMOVED("a file that it knows, and some of the lines in the database");

    private final String words;

    Left(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private SealKills(Plan plan, Yard yard, Progress progress) {
    this.plan = plan;
    this.yard = yard;
    this.progress = progress;
    this.random = new Random(plan.seed());
    this.folder = yard.folder().resolve("sealed");
    this.lines = new SealedLines(folder);
  }

  static Outcome play(Plan plan, Progress progress) throws Exception {
    var world = new Yard.Plan(1, true, plan.postgres(), 1, Optional.of(Chaos.WINDOW));
    try (var yard = Yard.open(world, status -> {})) {
      var kills = new SealKills(plan, yard, progress);
      kills.prepare();
      for (int i = 0; i < plan.kills(); i++) {
        kills.round(i);
        kills.kill(SealMoment.inTurn(i));
        kills.judge(i + 1);
      }
      kills.round(plan.kills());
      kills.finish();
      return kills.outcome;
    }
  }

  private void prepare() throws Exception {
    only("log_rotation");
    int all = (plan.kills() + 1) * plan.lines();
    store().close();
    var first = Chaos.WINDOW.minus(ROUND);
    OldLines.write(
        yard.database().url(),
        yard.data(0),
        all,
        number -> first.plus(ROUND.multipliedBy(number / plan.lines())));
    progress.say("%,d lines of an audit log written".formatted(all));
    judge(0);
  }

  /** With the bot's tables, before there is a bot. */
  private Store store() {
    return yard.database().url().map(Store::at).orElseGet(() -> Store.embedded(yard.data(0)));
  }

  /** Leaves one task in the strategy file, so that the bot comes to it at once. */
  private void only(String task) throws IOException {
    var file = yard.folder().resolve("seed").resolve(REPO).resolve("slipway.yaml");
    var text = Files.readString(file).replaceAll("tasks: .*", "tasks: [%s]".formatted(task));
    var path = "/repos/%s/contents/slipway.yaml".formatted(REPO);
    var person = yard.person(Yard.APPROVER);
    var change =
        Map.of(
            "message",
            "One task",
            "content",
            Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
            "sha",
            person.get(path).orElseThrow().path("sha").asString(),
            "branch",
            "main");
    var _ = person.ask("PUT", path, change).orElseThrow();
  }

  private void round(int number) {
    yard.clock().set(Chaos.WINDOW.plus(ROUND.multipliedBy(number)));
  }

  private BotRun start() {
    // PostgreSQL has the machine's time, and not that of the play.
    return yard.startBot(
        0,
        Map.of("SLIPWAY_AUDIT_EXPORT_DIR", folder.toString(), "SLIPWAY_CLOCK_TOLERANCE", "P36500D"),
        BotRun.SHORT_LEASE);
  }

  private void kill(SealMoment moment) throws Exception {
    var before = Set.copyOf(lines.files());
    var parts = Set.copyOf(lines.parts());
    var hold = plan.postgres() ? SealHold.at(moment, yard.database()) : Optional.<SealHold>empty();
    var bot = start();
    try {
      if (hold.isPresent()) {
        until(bot, hold.get()::isMet);
      } else {
        until(bot, moment, before, parts);
      }
    } finally {
      bot.kill();
      if (hold.isPresent()) {
        hold.get().close();
      }
    }
    if (plan.postgres()) {
      until(() -> SealHold.isNobodyLeft(yard.database()));
    }
  }

  /** Where nobody can hold it, the files show how far it is; the rest is chance. */
  private void until(BotRun bot, SealMoment moment, Set<String> before, Set<String> parts)
      throws Exception {
    switch (moment) {
      case STARTING -> pass(3_000);
      case EXPORTING -> {
        long size = random.nextInt(200_000);
        until(bot, () -> isPartOf(size, parts) || !before.containsAll(lines.files()));
      }
      case NAMED -> until(bot, () -> !before.containsAll(lines.files()));
      case NOTED, REMOVING -> {
        until(bot, () -> !before.containsAll(lines.files()));
        pass(moment == SealMoment.NOTED ? 200 : 800);
      }
    }
  }

  private boolean isPartOf(long size, Set<String> parts) throws IOException {
    for (var name : lines.parts()) {
      try {
        if (!parts.contains(name) && Files.size(folder.resolve(name)) >= size) {
          return true;
        }
      } catch (NoSuchFileException renamed) {
        return true;
      }
    }
    return false;
  }

  private void pass(int mostMillis) {
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(mostMillis)).toNanos());
  }

  /** Something to be seen. */
  private interface Sight {
    boolean isThere() throws Exception;
  }

  private static void until(BotRun bot, Sight sight) throws Exception {
    until(
        () -> {
          bot.mustLive();
          return sight.isThere();
        });
  }

  private static void until(Sight sight) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!sight.isThere()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the bot did not come to it in " + PATIENCE);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private void judge(int deaths) throws Exception {
    try (var connection = yard.database().connect()) {
      if (deaths > 0) {
        var left = left(connection);
        outcome.left.merge(left, 1, Integer::sum);
        progress.say("killed %d times; this time it left %s".formatted(deaths, left.words()));
      }
      lines.wrong(connection).forEach(what -> outcome.wrong.add(what + after(deaths)));
    }
    verified().forEach(what -> outcome.wrong.add(what + after(deaths)));
    outcome.lines = lines.count();
    outcome.files = lines.files().size();
  }

  private static String after(int deaths) {
    return " (after %d deaths)".formatted(deaths);
  }

  private Left left(Connection connection) throws SQLException, IOException {
    var noted = new HashMap<String, Long>();
    long newest = 0;
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select file_name, first_seq, last_seq from audit_seal order by last_seq")) {
      while (rows.next()) {
        newest = rows.getLong(3);
        noted.put(rows.getString(1), newest - rows.getLong(2) + 1);
        noted.put("", newest - rows.getLong(2) + 1);
      }
    }
    long there;
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select count(*) from audit_line where seq <= " + newest)) {
      rows.next();
      there = rows.getLong(1);
    }
    if (there > 0) {
      return there == noted.getOrDefault("", 0L) ? Left.UNREMOVED : Left.PARTLY_REMOVED;
    }
    if (!noted.keySet().containsAll(lines.files())) {
      return Left.UNNOTED;
    }
    return lines.parts().isEmpty() ? Left.NOTHING_BEGUN : Left.A_PART;
  }

  /** What {@code slipway audit verify} says against it. */
  private List<String> verified() {
    var environment = new HashMap<String, String>();
    var url = yard.database().url();
    url.ifPresent(text -> environment.put("SLIPWAY_DATABASE_URL", text));
    // Of the embedded one the copy that was just looked at, so that the bot finds what it left.
    environment.put(
        "SLIPWAY_DATA_DIR",
        (url.isPresent() ? yard.data(0) : yard.data(0).resolveSibling("looked-at")).toString());
    environment.put("SLIPWAY_AUDIT_EXPORT_DIR", folder.toString());
    var said = new StringWriter();
    int exit =
        new CommandLine(new AuditCommand(environment))
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute("verify");
    return exit == 0 && said.toString().startsWith("The audit log is as it was written")
        ? List.of()
        : List.of("slipway audit verify exits with %d: %s".formatted(exit, said));
  }

  /** Lets the bot come to its end: it says itself that no old line is in the database. */
  private void finish() throws Exception {
    long last = (plan.kills() + 1L) * plan.lines();
    var bot = start();
    try {
      bot.awaitReady(PATIENCE);
      until(bot, () -> isGone(last));
    } finally {
      bot.terminate(Duration.ofSeconds(60));
    }
    if (plan.postgres()) {
      until(() -> SealHold.isNobodyLeft(yard.database()));
    }
    judge(0);
  }

  private boolean isGone(long last) throws IOException, InterruptedException {
    var answer = ask("/api/v1/audit?limit=1&before=" + (last + 1));
    var sealed = answer.path("sealed");
    return answer.path("lines").isEmpty()
        && !sealed.isEmpty()
        && sealed.get(sealed.size() - 1).path("last").asLong() >= last;
  }

  private JsonNode ask(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(yard.bot(0) + path))
            .header("Authorization", "Bearer " + Yard.API_TOKEN)
            .build();
    return JsonMapper.shared().readTree(yard.http().send(request, BodyHandlers.ofString()).body());
  }
}
