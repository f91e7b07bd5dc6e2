package io.mindscape.slipway.sandbox.load;

import io.mindscape.slipway.bot.log.Logs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/intake}: what the intake bears. */
@Command(
    name = "bench/intake",
    description = "Measures the intake of deliveries, beside a Probot server that stores nothing.",
    mixinStandardHelpOptions = true)
public final class IntakeBench implements Callable<Integer> {

  private static final int MISSED = 1;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description =
          "a: steady stream, b: highest rate, c: against Probot, trace: sync before answer.")
  private List<Part> only = List.of(Part.values());

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long the steady stream is (60); turns and steps are an eighth of it.")
  private int seconds = 60;

  @Option(
      names = "--database",
      paramLabel = "WHICH",
      description = "h2, postgresql or both, which is what is done without it.")
  private Which database = Which.BOTH;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Deliveries a second of the steady stream (1000).")
  private int rate = 1_000;

  @Option(names = "--root", required = true, hidden = true)
  private Path root = Path.of(".");

  @Option(names = "--examples", required = true, hidden = true)
  private Path examples = Path.of(".");

  @Option(names = "--probot", required = true, hidden = true)
  private Path probot = Path.of(".");

  /** What can be measured. */
  enum Part {
    A,
    B,
    C,
    TRACE
  }

  /** Which databases. */
  enum Which {
    H2,
    POSTGRESQL,
    BOTH;

    private List<Database> all() {
      return this == BOTH ? List.of(Database.values()) : List.of(Database.valueOf(name()));
    }
  }

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new IntakeBench())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Logs.takeOver();
    var work = Files.createTempDirectory("slipway-intake-");
    var letters = Letters.write(examples, Stable.SECRET);
    var report = new Report(System.out);
    try (var stable = Stable.open(new Stable.Places(root, probot, work))) {
      report.line(Machine.describe());
      report.line("payloads have %,d bytes in the mean".formatted(letters.meanSize()));
      only.forEach(part -> measure(part, stable, letters, report));
      return report.end() ? 0 : MISSED;
    } finally {
      delete(work);
    }
  }

  private void measure(Part part, Stable stable, Letters letters, Report report) {
    var whole = Duration.ofSeconds(seconds);
    var turn = Duration.ofSeconds(Math.max(2, seconds / 8));
    switch (part) {
      case A -> new Steady(stable, letters, report, rate).measure(database.all(), whole);
      case B -> new Ceiling(stable, letters, report).measure(database.all(), turn);
      case C -> new Duel(stable, letters, report).measure(database.all(), turn);
      case TRACE -> new Tracing(stable, letters, report).measure();
    }
  }

  private static void delete(Path folder) {
    try (var all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
