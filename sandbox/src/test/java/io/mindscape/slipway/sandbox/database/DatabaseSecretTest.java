package io.mindscape.slipway.sandbox.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.RealCluster;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sundays on which the window looks after a real PostgreSQL, which asks for the password, and whose
 * login stands in a Secret of a real API server. The bot may read that one Secret alone.
 */
@RealCluster
final class DatabaseSecretTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-11-29");
  private static final String FIRST_PASSWORD = "first/of@all%words";
  private static final String SECOND_PASSWORD = "second+of&all=words";
  private static final String DONE = "`public\\.sessions`: [34],[0-9]{3} dead rows before, 0 after";

  @Test
  void thePasswordIsReadInEachWindowAndShownInNone(ControlPlane plane, @TempDir Path folder)
      throws Exception {
    try (var sundays = Sundays.start(plane, folder, FIRST_PASSWORD)) {
      assertThat(sundays.report(FIRST)).containsPattern(DONE);

      sundays.password(SECOND_PASSWORD);
      assertThat(sundays.report(FIRST.plusWeeks(1)))
          .contains(
              "the database does not accept the user and password of the Secret care/db-app in the"
                  + " cluster slipway");

      sundays.secret("uri", sundays.address(SECOND_PASSWORD));
      sundays.wear();
      assertThat(sundays.report(FIRST.plusWeeks(2))).containsPattern(DONE);

      sundays.secret("password", SECOND_PASSWORD);
      assertThat(sundays.report(FIRST.plusWeeks(3)))
          .contains(
              "the Secret care/db-app in the cluster slipway has no host",
              "it has the keys password: add them there");

      sundays.secret("uri", "postgresql://care:unused-words@127.0.0.1:1/postgres");
      assertThat(sundays.report(FIRST.plusWeeks(4)))
          .contains(
              "the database of the Secret care/db-app in the cluster slipway does not answer");

      sundays.removeSecret();
      assertThat(sundays.report(FIRST.plusWeeks(5)))
          .contains("there is no Secret care/db-app in the cluster slipway: create it");

      sundays.forbid();
      assertThat(sundays.report(FIRST.plusWeeks(6)))
          .contains("The cluster slipway forbids reading the Secret care/db-app");

      sundays.keptNothingOf(
          List.of(FIRST_PASSWORD, SECOND_PASSWORD, "first%2Fof", "second%2Bof", "unused-words"));
    }
  }
}
