package io.mindscape.slipway.bot.vacuum;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.policies.Refused;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What PostgreSQL's failures mean to us. Its own words are not passed on: they end in a report that
 * many read, and may name hosts, users and values.
 *
 * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">the codes</a>
 */
final class SqlFailure {

  static final String NOT_ALLOWED = "42501";

  /** PostgreSQL's own word for a statement that was canceled. */
  static final String TOO_LONG = "57014";

  /** Ours, as no state of PostgreSQL begins with S: it was ended, for somebody waited for it. */
  static final String GAVE_WAY = "SLW01";

  /** Ours: it was ended, for the bot had to stop. */
  static final String CUT_OFF = "SLW02";

  private SqlFailure() {}

  /**
   * A failure.
   *
   * @param what was tried, as in "… failed"
   * @param from where the login stands, as a person finds it
   */
  static RuntimeException translated(SQLException failure, String what, String from) {
    var state = String.valueOf(failure.getSQLState());
    return switch (state) {
      case TOO_LONG -> unavailable(what + " took longer than it may, and was ended", failure);
      case GAVE_WAY -> unavailable(what + " was ended: somebody waited for its lock", failure);
      case CUT_OFF -> unavailable(what + " was cut off", failure);
      case "55P03" -> unavailable(what + " was given up: somebody holds a lock", failure);
      case "42P01", "3F000" -> unavailable(what + " found no table: it was just dropped", failure);
      case NOT_ALLOWED ->
          new Refused(
              what
                  + " is not allowed to the user of the connection: grant it MAINTAIN on the table,"
                  + " or the role pg_maintain",
              failure);
      case "28P01", "28000" ->
          new Refused("the database does not accept the user and password of " + from, failure);
      case "3D000" -> new Refused("there is no database of the name in " + from, failure);
      case "25006" -> standby(from);
      case "08001", "08004", "08006" ->
          unavailable(
              "%s failed: the database of %s does not answer (SQL state %s)"
                  .formatted(what, from, state),
              failure);
      default -> unavailable("%s failed (SQL state %s)".formatted(what, state), failure);
    };
  }

  static Refused standby(String from) {
    return new Refused(
        "the database of %s is a standby, which nobody can maintain: name its primary there"
            .formatted(from));
  }

  static Refused pooler(String from) {
    return new Refused(
        "%s leads to a pooler such as PgBouncer, behind which no limit of time holds: name the server itself, with its host and port"
            .formatted(from));
  }

  private static Unavailable unavailable(String message, SQLException failure) {
    return new Unavailable("the database", message, Duration.ofMinutes(1), failure);
  }
}
