package io.mindscape.slipway.sandbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Seconds of {@code bench/fuzz}, always the same; the nightly job has others each time. */
class FuzzTest {

  private static final Path ROOT = Path.of(System.getProperty("slipway.root", ".."));
  private static final int SMALL = 20_000;
  private static final long SEED = 1;
  private static final int FILES = 1_000;

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
    var source = new Source(SEED, Corpus.below(ROOT), SMALL);
    try (var fuzzing = new Fuzzing(new Readers().all(), FuzzBench.SECONDS)) {
      for (int at = 0; at < FILES && !fuzzing.isHung(); at++) {
        fuzzing.read(source.file(at));
      }
      assertThat(fuzzing.files()).isEqualTo(FILES);
      assertThat(fuzzing.failures()).isEmpty();
    }
  }
}
