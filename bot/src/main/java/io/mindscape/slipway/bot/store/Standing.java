package io.mindscape.slipway.bot.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/**
 * How the database is, for somebody who wants to know whether all is well. Nothing is made or
 * changed.
 *
 * @param product such as {@code PostgreSQL 17.5}
 * @param major version of the product
 * @param now what its clock says
 * @param schema the version of our tables; empty where there are none yet
 * @param waiting so many migrations will be made at the next start
 * @param isUnknown whether a newer Slipway has used it
 * @param isDurable whether what is committed survives a power cut
 */
public record Standing(
    String product,
    int major,
    Instant now,
    String schema,
    int waiting,
    boolean isUnknown,
    boolean isDurable) {

  /**
   * Looks at a database.
   *
   * @param url null for the embedded database in {@code folder}
   * @return nothing where the embedded one was not made yet
   * @throws io.mindscape.slipway.policies.Refused if it cannot be reached
   */
  public static Optional<Standing> of(@Nullable String url, Path folder) {
    if (url == null && !Address.isIn(folder)) {
      return Optional.empty();
    }
    var address = Address.of(url, folder);
    try (var pool = Opening.connect(address);
        var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      boolean isPostgres = address.dialect() == Dialect.POSTGRESQL;
      var about = connection.getMetaData();
      var rows = statement.executeQuery("select current_timestamp");
      rows.next();
      var now = rows.getObject(1, OffsetDateTime.class).toInstant();
      boolean isDurable = true;
      if (isPostgres) {
        var setting = statement.executeQuery("select current_setting('fsync')");
        setting.next();
        isDurable = setting.getString(1).equals("on");
      }
      var all = Opening.migrations(pool.getJdbcUrl(), address.dialect()).load().info();
      var current = all.current();
      return Optional.of(
          new Standing(
              about.getDatabaseProductName() + " " + about.getDatabaseProductVersion(),
              about.getDatabaseMajorVersion(),
              now,
              current == null ? "" : String.valueOf(current.getVersion()),
              all.pending().length,
              Arrays.stream(all.applied()).anyMatch(Standing::isOfNewer),
              isDurable));
    } catch (SQLException failure) {
      throw Trouble.unavailable(failure);
    }
  }

  private static boolean isOfNewer(MigrationInfo applied) {
    return applied.getState().isApplied() && !applied.getState().isResolved();
  }
}
