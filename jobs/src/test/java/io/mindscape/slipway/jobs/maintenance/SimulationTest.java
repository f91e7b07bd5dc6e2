package io.mindscape.slipway.jobs.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.maintenance.SimWorld.Count;
import io.mindscape.slipway.jobs.maintenance.Simulation.Mutant;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ten years of Sundays, as {@code bench/window} runs longer: with {@code -Dsimulation.years} and
 * {@code -Dsimulation.seed}.
 */
final class SimulationTest {

  private static final int YEARS = Integer.getInteger("simulation.years", 10);
  private static final long SEED = Long.getLong("simulation.seed", 20_261_129);

  @Test
  void nothingHappensOutsideAndNothingIsLostOrDoneTwice() throws IOException {
    var simulation = new Simulation(SEED, Mutant.NONE).run(YEARS);

    System.out.printf("%d years, seed %d: %s%n", YEARS, SEED, simulation.summary());
    write("%d years of Sundays, seed %d%n%n%s".formatted(YEARS, SEED, simulation.table()));
    assertThat(simulation.violations()).as("seed " + SEED).isEmpty();
    assertThat(simulation.counts()).containsKeys(Count.values());
    assertThat(simulation.ends())
        .containsKeys(State.DONE, State.DEFERRED, State.STOPPED, State.FAILED, State.NOT_DONE);
    assertThat(simulation.ends().get(State.DONE)).isGreaterThan(YEARS * 52 * 3);
  }

  /** Where {@code bench/window} asks for it. */
  private static void write(String table) throws IOException {
    var file = System.getProperty("simulation.table");
    if (file != null) {
      Files.writeString(Path.of(file), table);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Mutant.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aFaultInTheEngineIsNoticed(Mutant mutant) {
    var simulation = new Simulation(SEED, mutant).run(3);

    System.out.printf("%s: %s%n", mutant, simulation.summary());
    assertThat(simulation.violations())
        .as("seed " + SEED)
        .anyMatch(
            violation ->
                violation.matches(
                    switch (mutant) {
                      case NONE -> throw new IllegalStateException("no mutant");
                      case NO_GUARD -> "(in a freeze|against a veto).*";
                      case NO_LEASE -> "(two at once|done twice|without the lease).*";
                      case NOTED_BEFORE -> "(noted as done, and was not|done twice).*";
                    }));
  }
}
