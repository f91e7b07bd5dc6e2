package io.mindscape.slipway.bot.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/**
 * Lets the database itself refuse to change or remove lines of the audit log. Who owns the database
 * can take the guard away; then the hashes tell.
 */
public final class AuditGuard implements Trigger {

  private static final String WORDS = "the audit log is only added to";

  /** The statements that set it up on H2; the database makes an object of this class. */
  static final String ON_H2 =
      "create trigger audit_guard before update, delete on audit_line for each row call '%s';"
          .formatted(AuditGuard.class.getName());

  /** The statements that set it up on PostgreSQL. */
  static final String ON_POSTGRESQL =
      """
      create function audit_guard() returns trigger language plpgsql as $$
      begin raise exception '%s'; end $$;
      create trigger audit_guard before update or delete on audit_line
        for each row execute function audit_guard();
      create trigger audit_guard_all before truncate on audit_line
        for each statement execute function audit_guard();
      """
          .formatted(WORDS);

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
    throw new SQLException(WORDS);
  }
}
