package io.mindscape.slipway.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.sandbox.chaos.Killing.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Both databases are played at once, and both are judged. */
final class KillingTest {

  private static final List<Program> BOTH =
      List.of(new Program(false, 5, 1), new Program(true, 5, 1));

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final CyclicBarrier together = new CyclicBarrier(2);

  private boolean run(Function<Program, Outcome> play) {
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return Killing.as(
            program -> {
              meet();
              return play.apply(program);
            },
            out)
        .run(BOTH);
  }

  /** Neither goes on before the other plays too. */
  private void meet() {
    try {
      together.await(1, TimeUnit.MINUTES);
    } catch (Exception alone) {
      throw new IllegalStateException("they are not played at once", alone);
    }
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whereBothAreCleanTheWholeIs() {
    assertThat(run(program -> new Outcome(program.name() + " is clean\n", true))).isTrue();
    assertThat(printed()).isEqualTo("H2 is clean\nPostgreSQL is clean\n");
  }

  @Test
  void whereEitherIsNotCleanTheWholeIsNotAndBothAreTold() {
    for (var bad : BOTH) {
      printed.reset();

      assertThat(run(one -> new Outcome(one.name() + "\n", !one.equals(bad)))).isFalse();
      assertThat(printed()).isEqualTo("H2\nPostgreSQL\n");
    }
  }

  @Test
  void oneThatBreaksIsNotCleanAndTheOtherIsToldAllTheSame() {
    assertThat(
            run(
                program -> {
                  if (!program.postgres()) {
                    throw new IllegalStateException("the forge is gone");
                  }
                  return new Outcome("PostgreSQL is clean\n", true);
                }))
        .isFalse();
    assertThat(printed())
        .contains("── H2 could not be played to its end", "the forge is gone")
        .endsWith("PostgreSQL is clean\n");
  }
}
