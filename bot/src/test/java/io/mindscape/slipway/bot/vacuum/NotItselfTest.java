package io.mindscape.slipway.bot.vacuum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.Chore.Kind;
import io.mindscape.slipway.jobs.database.Relation;
import io.mindscape.slipway.policies.Refused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the login leads to something that only looks like the server that is to be looked after.
 */
final class NotItselfTest {

  private static final Chore VACUUM = new Chore(Kind.VACUUM, new Relation("public", "worn"));
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void aPoolerIsRefusedBeforeAnythingIsSetOnItsSessions() throws Exception {
    try (var server = start();
        var pooler = Pooler.before(server.getPort())) {
      var direct = "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres&sslmode=disable";
      var through = direct.formatted(pooler.port());

      assertThat(connects(through)).isTrue();
      var care = new PostgresCare(through);
      assertThatThrownBy(care::look)
          .isInstanceOf(Refused.class)
          .hasMessage(
              "SLIPWAY_MAINTENANCE_DATABASE_URL leads to a pooler such as PgBouncer, behind which"
                  + " no limit of time holds: name the server itself, with its host and port");
      assertThatThrownBy(() -> care.perform(VACUUM, MINUTE)).isInstanceOf(Refused.class);
      assertThat(new PostgresCare(direct.formatted(server.getPort())).look().tables()).isEmpty();
    }
  }

  /** No dead rows are counted there: it would seem that there is nothing to do, each Sunday. */
  @Test
  void aStandbyIsRefusedThoughItCanBeLookedAt() throws Exception {
    start().close();
    Files.createFile(folder.resolve("data").resolve("standby.signal"));

    try (var standby = start()) {
      var url = standby.getJdbcUrl("postgres", "postgres");
      assertThat(connects(url)).isTrue();
      var care = new PostgresCare(url);
      assertThatThrownBy(care::look)
          .isInstanceOf(Refused.class)
          .hasMessage(
              "the database of SLIPWAY_MAINTENANCE_DATABASE_URL is a standby, which nobody can"
                  + " maintain: name its primary there");
      assertThatThrownBy(() -> care.perform(VACUUM, MINUTE))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("is a standby");
    }
  }

  private EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setPGStartupWait(Duration.ofMinutes(1))
        .start();
  }

  private static boolean connects(String url) throws SQLException {
    try (var connection = DriverManager.getConnection(url)) {
      return connection.isValid(5);
    }
  }
}
