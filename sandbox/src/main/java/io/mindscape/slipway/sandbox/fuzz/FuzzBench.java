package io.mindscape.slipway.sandbox.fuzz;

import io.mindscape.slipway.sandbox.fuzz.Fuzzing.Failure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench/fuzz}: hostile files before everything that reads files. Exit 1 where something
 * happened that must not; the file that did it is kept.
 */
@Command(name = "fuzz", description = "Reads hostile files for a while")
public final class FuzzBench implements Callable<Integer> {

  /** Of CPU: what takes longer is taken for endless. */
  static final long SECONDS = 20;

  /** By chance; all have been read in full size before. */
  private static final int LARGE_BY_CHANCE = 100_000;

  private static final int LARGE = 3_100_000;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @Option(names = "--minutes", defaultValue = "10", description = "default 10")
  private double minutes;

  @Option(names = "--seed", description = "of chance; default: another one each time, printed")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--root", hidden = true, description = "of the source tree")
  private Path root = Path.of("");

  @Option(names = "--failures", description = "folder for files that failed")
  private Path folder = Path.of("sandbox/target/fuzz");

  @Option(names = "--file", description = "read this file alone, and end")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--verbose", description = "names each large bomb before it is read")
  private boolean verbose;

  @Option(names = "--no-large", description = "without the bombs of 3 MB at the beginning")
  private boolean noLarge;

  public static void main(String... arguments) {
    System.exit(new CommandLine(new FuzzBench()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    try (var fuzzing = new Fuzzing(new Readers().all(), SECONDS)) {
      if (file.isPresent()) {
        fuzzing.read(new Sample(file.get().toString(), Files.readAllBytes(file.get())));
      } else {
        chance(fuzzing);
      }
      tell(fuzzing);
      return fuzzing.failures().isEmpty() ? 0 : 1;
    }
  }

  private void chance(Fuzzing fuzzing) throws InterruptedException {
    long chosen = seed.orElse(System.nanoTime() & 0xFFFFFF);
    out.printf("seed %d, %.1f minutes%n", chosen, minutes);
    if (!noLarge) {
      large(fuzzing);
    }
    long start = System.nanoTime();
    long end = start + (long) (minutes * 60e9);
    var source = new Source(chosen, Corpus.below(root), LARGE_BY_CHANCE);
    long told = start;
    for (long number = 0; System.nanoTime() < end && !fuzzing.isHung(); number++) {
      fuzzing.read(source.file(number));
      if (System.nanoTime() - told > 60_000_000_000L) {
        told = System.nanoTime();
        progress(fuzzing, told - start);
      }
    }
    progress(fuzzing, System.nanoTime() - start);
  }

  private void large(Fuzzing fuzzing) throws InterruptedException {
    var bombs = Bombs.all(LARGE).iterator();
    while (bombs.hasNext() && !fuzzing.isHung()) {
      var bomb = bombs.next();
      if (verbose) {
        out.println(bomb.origin());
      }
      fuzzing.read(bomb);
    }
    out.printf("every bomb at %,d bytes: %d problems%n", LARGE, fuzzing.failures().size());
  }

  private void progress(Fuzzing fuzzing, long nanos) {
    var time = Duration.ofNanos(nanos);
    out.printf(
        "%2d:%02d  %,d files, %d problems%n",
        time.toMinutes(), time.toSecondsPart(), fuzzing.files(), fuzzing.failures().size());
  }

  private void tell(Fuzzing fuzzing) throws IOException {
    out.println("dearest file of each reader (CPU and allocated, one reading):");
    new TreeMap<>(fuzzing.costs())
        .forEach(
            (reader, cost) ->
                out.printf(
                    "  %-18s %6.2f s (%s)   %,6d MB (%s)%n",
                    reader,
                    cost.nanos() / 1e9,
                    cost.slowest(),
                    cost.allocated() >> 20,
                    cost.greediest()));
    int number = 0;
    for (var failure : fuzzing.failures()) {
      keep(failure, ++number);
    }
    out.printf(
        "%,d files, %d readers each: %s%n",
        fuzzing.files(),
        fuzzing.costs().size(),
        number == 0 ? "nothing happened that must not" : number + " problems");
  }

  private void keep(Failure failure, int number) throws IOException {
    Files.createDirectories(folder);
    var kept = folder.resolve("failed-%d.yaml".formatted(number));
    Files.write(kept, failure.sample().content());
    var problem = failure.problem();
    out.printf(
        "PROBLEM %s (%d times)%n  first by: %s, %,d bytes, kept in %s%n  %s%n",
        problem.kind(),
        failure.times(),
        failure.sample().origin(),
        failure.sample().content().length,
        kept,
        problem.detail());
  }
}
