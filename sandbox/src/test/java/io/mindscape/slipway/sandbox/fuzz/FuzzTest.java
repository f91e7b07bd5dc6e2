package io.mindscape.slipway.sandbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Seconds of {@code bench/fuzz}: the same files each time, and others each time. */
class FuzzTest {

  private static final Path ROOT = Path.of(System.getProperty("slipway.root", ".."));
  private static final int SMALL = 20_000;

  @Test
  void noBombOf20KilobytesGoesOff() throws InterruptedException, ExecutionException {
    try (var fuzzing = new Fuzzing(new Readers().all(), FuzzBench.SECONDS)) {
      var bombs = Bombs.all(SMALL).iterator();
      while (bombs.hasNext() && !fuzzing.isHung()) {
        fuzzing.read(bombs.next());
      }
      assertThat(fuzzing.failures()).isEmpty();
    }
  }

  @Test
  void theFilesOfAFixedSeedDoNoHarm() throws InterruptedException, ExecutionException {
    read(1, 300, System.nanoTime() + TimeUnit.HOURS.toNanos(1));
  }

  /** For five seconds, or 300 files on a fast machine; {@code bench/fuzz --seed} repeats them. */
  @Test
  void theFilesOfAnotherSeedDoNoHarm() throws InterruptedException, ExecutionException {
    long seed = System.nanoTime() & 0xFFFFFF;
    System.out.println("fuzzing with seed " + seed);
    read(seed, 300, System.nanoTime() + TimeUnit.SECONDS.toNanos(5));
  }

  private static void read(long seed, int most, long until)
      throws InterruptedException, ExecutionException {
    var source = new Source(seed, Corpus.below(ROOT), SMALL);
    try (var fuzzing = new Fuzzing(new Readers().all(), FuzzBench.SECONDS)) {
      for (int at = 0; at < most && System.nanoTime() - until < 0 && !fuzzing.isHung(); at++) {
        fuzzing.read(source.file(at));
      }
      assertThat(fuzzing.files()).isPositive();
      assertThat(fuzzing.failures()).as("seed " + seed).isEmpty();
    }
  }
}
