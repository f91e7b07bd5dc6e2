package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.bot.log.Logs;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What {@code bench/chaos} and its like run. Exit 0 only if nothing was lost, doubled or mixed up.
 */
@Command(
    name = "bench",
    subcommands = {
      Bench.Kills.class,
      Bench.Faults.class,
      Bench.Replicated.class,
      Bench.Disk.class,
      Bench.Sealing.class,
      Bench.ManyLines.class,
      Bench.WarmUp.class
    })
public final class Bench {

  private static final Logger SERVER = Logger.getLogger("io.helidon.webserver");

  private Bench() {}

  public static void main(String[] arguments) {
    Logs.takeOver();
    // What the forge's server thinks of callers that die in the middle of a request.
    SERVER.setLevel(Level.OFF);
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  /** Kills. */
  @Command(name = "chaos", description = "Kills the bot while people work")
  static final class Kills implements Callable<Integer> {

    @Option(names = "--kills", defaultValue = "200", description = "how often; default 200")
    private int kills;

    @Option(
        names = "--database",
        defaultValue = "both",
        description = "h2, postgresql or both, at once")
    private String database = "both";

    @Option(names = "--seed", description = SEED)
    private Optional<Long> seed = Optional.empty();

    @Override
    public Integer call() {
      long chance = chance(seed);
      System.out.printf(
          "bench/chaos --kills %d --database %s --seed %d%n", kills, database, chance);
      var databases = database.equals("both") ? List.of("h2", "postgresql") : List.of(database);
      return ended(
          Killing.on(System.out)
              .run(
                  databases.stream()
                      .map(name -> new Program(name.equals("postgresql"), kills, chance))
                      .toList()));
    }
  }

  /** Faults. */
  @Command(name = "faults", description = "Spoils half of what the bot asks the forge")
  static final class Faults implements Callable<Integer> {

    @Option(names = "--acts", defaultValue = "120", description = "of the people; default 120")
    private int acts;

    @Option(names = "--database", defaultValue = "h2", description = "h2 or postgresql")
    private String database = "h2";

    @Option(names = "--seed", description = SEED)
    private Optional<Long> seed = Optional.empty();

    @Override
    public Integer call() {
      long chance = chance(seed);
      System.out.printf("bench/faults --acts %d --database %s --seed %d%n", acts, database, chance);
      boolean postgres = database.equals("postgresql");
      var result = Faulty.play(postgres, acts, chance, new Progress(System.out));
      new Report(System.out).print(result);
      return ended(result.isClean());
    }
  }

  /** Replicas. */
  @Command(name = "replicas", description = "Two bots and a PostgreSQL, all of which die")
  static final class Replicated implements Callable<Integer> {

    @Option(names = "--rounds", defaultValue = "4", description = "of restarts and of kills")
    private int rounds;

    @Option(names = "--outages", defaultValue = "2", description = "of PostgreSQL")
    private int outages;

    @Option(names = "--seed", description = SEED)
    private Optional<Long> seed = Optional.empty();

    @Override
    public Integer call() {
      long chance = chance(seed);
      System.out.printf(
          "bench/replicas --rounds %d --outages %d --seed %d%n", rounds, outages, chance);
      var outcome = Replicas.play(rounds, outages, chance, new Progress(System.out));
      new Report(System.out).print(outcome.result());
      System.out.printf(
          "answers to deliveries while PostgreSQL was away: %s (none may be 2xx)%n",
          outcome.whileAway());
      System.out.printf("bots that did not end in time when asked to: %d%n", outcome.termSlow());
      return ended(outcome.isClean());
    }
  }

  /** Disk. */
  @Command(name = "disk", description = "Fills the disk under the embedded database")
  static final class Disk implements Callable<Integer> {

    @Option(names = "--seed", description = SEED)
    private Optional<Long> seed = Optional.empty();

    @Override
    public Integer call() {
      if (!FullDisk.isPossible()) {
        System.out.println("SKIPPED: this user may not mount a small disk; run it as root");
        return 3;
      }
      long chance = chance(seed);
      System.out.printf("bench/disk --seed %d%n", chance);
      var outcome = FullDisk.play(chance, new Progress(System.out));
      new Report(System.out).print(outcome.result());
      System.out.printf("answers while the disk was full: %s%n", outcome.whileFull());
      return ended(outcome.isClean());
    }
  }

  /** Sealing. */
  @Command(name = "sealing", description = "Kills the bot while it seals its audit log")
  static final class Sealing implements Callable<Integer> {

    /** So many deaths meet everything that a death can leave. */
    private static final int WHOLE = 20;

    @Option(names = "--kills", defaultValue = "20", description = "how often; default 20")
    private int kills;

    @Option(
        names = "--lines",
        defaultValue = "8000",
        description = "that become old from one kill to the next; default 8000")
    private int lines;

    @Option(names = "--database", defaultValue = "both", description = "h2, postgresql or both")
    private String database = "both";

    @Option(names = "--seed", description = SEED)
    private Optional<Long> seed = Optional.empty();

    @Override
    public Integer call() throws Exception {
      boolean clean = true;
      long chance = chance(seed);
      System.out.printf(
          "bench/sealing --kills %d --lines %d --database %s --seed %d%n",
          kills, lines, database, chance);
      for (var name : database.equals("both") ? List.of("h2", "postgresql") : List.of(database)) {
        var plan = new SealKills.Plan(name.equals("postgresql"), kills, lines, chance);
        clean &= isClean(name, SealKills.play(plan, new Progress(System.out)));
      }
      return ended(clean);
    }

    private boolean isClean(String name, SealKills.Outcome outcome) {
      System.out.printf("%n── %s: %,d lines, %d files%n", name, outcome.lines(), outcome.files());
      for (var how : SealKills.Left.values()) {
        System.out.printf("%4d  left %s%n", outcome.left(how), how.words());
      }
      outcome.wrong().stream().limit(20).forEach(System.out::println);
      System.out.printf("%d things wrong%n", outcome.wrong().size());
      boolean hasMetAll =
          Arrays.stream(SealKills.Left.values()).allMatch(how -> outcome.left(how) > 0);
      // In the embedded database nobody can hold the bot, so chance may miss some.
      boolean isEnough = kills < WHOLE || hasMetAll || name.equals("h2");
      return outcome.wrong().isEmpty() && isEnough;
    }
  }

  /** Many lines. */
  @Command(name = "audit", description = "Seals and proves an audit log of many lines")
  static final class ManyLines implements Callable<Integer> {

    @Option(names = "--lines", defaultValue = "1000000", description = "default 1000000")
    private int lines;

    @Option(names = "--database", defaultValue = "both", description = "h2, postgresql or both")
    private String database = "both";

    @Override
    public Integer call() throws Exception {
      System.out.printf(
          "bench/audit --lines %d --database %s, in a heap of %d MB%n",
          lines, database, Runtime.getRuntime().maxMemory() >> 20);
      for (var name : database.equals("both") ? List.of("h2", "postgresql") : List.of(database)) {
        LongLog.play(name.equals("postgresql"), lines, System.out);
      }
      return ended(true);
    }
  }

  private static final String SEED = "of chance; printed, so that a run can be repeated";

  private static long chance(Optional<Long> seed) {
    return seed.orElseGet(() -> System.nanoTime() % 1_000_000);
  }

  private static int ended(boolean clean) {
    System.out.println(clean ? "clean" : "NOT CLEAN");
    return clean ? 0 : 1;
  }

  /** Makes the bots' cache. */
  @Command(name = "warm-up", description = "Makes a cache, with which bots start quicker")
  static final class WarmUp implements Callable<Integer> {

    @Parameters(paramLabel = "FILE")
    private Path cache = Path.of("slipway-bot.aot");

    @Override
    public Integer call() {
      Caching.make(cache);
      return 0;
    }
  }
}
