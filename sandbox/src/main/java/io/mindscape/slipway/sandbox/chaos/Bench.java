package io.mindscape.slipway.sandbox.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code bench/chaos} and its like run. Exit 0 only if nothing was lost, doubled or mixed up. */
@Command(name = "bench", subcommands = Bench.Kills.class)
public final class Bench {

  private Bench() {}

  public static void main(String[] arguments) {
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
        description = "h2, postgresql or both, one after the other")
    private String database = "both";

    @Option(names = "--seed", description = "of chance; printed, so that a run can be repeated")
    private Optional<Long> seed = Optional.empty();

    @Override
    public Integer call() {
      boolean clean = true;
      var progress = new Progress(System.out);
      long chance = seed.orElseGet(() -> System.nanoTime() % 1_000_000);
      System.out.printf("bench/chaos --kills %d --database %s --seed %d%n", kills, database, chance);
      for (var name : database.equals("both") ? List.of("h2", "postgresql") : List.of(database)) {
        clean &= run(new Program(name.equals("postgresql"), kills, chance), progress);
      }
      System.out.println(clean ? "clean" : "NOT CLEAN");
      return clean ? 0 : 1;
    }

    private static boolean run(Program program, Progress progress) {
      var report = new Report(System.out);
      var results = new ArrayList<Result>();
      program.acts().forEach(act -> results.add(Chaos.play(act, progress)));
      results.forEach(
          result -> {
            report.print(result);
            report.kills(result.tally());
          });
      int all = results.stream().mapToInt(result -> result.tally().kills()).sum();
      int atWork = results.stream().mapToInt(result -> result.tally().atWork()).sum();
      System.out.printf(
          "%n%d kills with %s, %d of them at work%n",
          all, program.postgres() ? "PostgreSQL" : "H2", atWork);
      return results.stream().allMatch(Result::isClean) && atWork * 2 >= all;
    }
  }
}
