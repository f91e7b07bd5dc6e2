package io.mindscape.slipway.sandbox.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database has something to be looked after, and can be. */
final class PostgresTest {

  @Test
  void deadRowsAreThereUntilSomebodyVacuums(@TempDir Path folder) throws Exception {
    try (var postgres = Postgres.start(folder)) {
      assertThat(postgres.deadTuples()).isPositive();

      try (var connection = DriverManager.getConnection(postgres.url());
          var statement = connection.createStatement()) {
        statement.execute("vacuum");
      }

      await().until(() -> postgres.deadTuples() == 0);
    }
    assertThat(folder.resolve("data")).doesNotExist();
  }
}
