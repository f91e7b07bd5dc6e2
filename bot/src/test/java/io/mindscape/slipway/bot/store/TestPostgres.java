package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;

/** How a real PostgreSQL is started beside other tests, on a machine that may be slow. */
public final class TestPostgres {

  private static final Duration START = Duration.ofMinutes(2);

  private TestPostgres() {}

  /**
   * On a port that no other test is given; its own choice may be taken before its files are there.
   */
  public static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder().setPort(FreePort.any()).setPGStartupWait(START);
  }
}
