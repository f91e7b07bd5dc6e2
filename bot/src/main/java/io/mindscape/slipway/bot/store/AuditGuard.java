package io.mindscape.slipway.bot.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Lets the database itself refuse to change or remove lines of the audit log, but for those that a
 * noted file has (see {@link SealGuard}). Who owns the database can take the guard away; then the
 * hashes tell.
 */
public final class AuditGuard implements Trigger {

  private static final String WORDS = "the audit log is only added to";

  private static final String IS_SEALED =
      "select count(*) from audit_seal where first_seq <= ? and last_seq >= ?";

  /** The statements that set it up on H2; the database makes an object of this class. */
  static final String ON_H2 =
      "create trigger audit_guard before update, delete on audit_line for each row call '%s';"
          .formatted(AuditGuard.class.getName());

  /** The statements that set it up on PostgreSQL, when nothing could be sealed yet. */
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

  /** The statement that lets it let go, on PostgreSQL, of what is sealed. */
  static final String WITH_SEALS_ON_POSTGRESQL =
      """
      create or replace function audit_guard() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          if exists (select 1 from audit_seal
              where first_seq <= old.seq and last_seq >= old.seq) then
            return old;
          end if;
        end if;
        raise exception '%s';
      end $$;
      """
          .formatted(WORDS);

  @Override
  public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
      throws SQLException {
    if (after != null
        || before == null
        || !isSealed(connection, ((Number) before[0]).longValue())) {
      throw new SQLException(WORDS);
    }
  }

  private static boolean isSealed(Connection connection, long seq) throws SQLException {
    try (var query = connection.prepareStatement(IS_SEALED)) {
      query.setLong(1, seq);
      query.setLong(2, seq);
      try (var rows = query.executeQuery()) {
        return rows.next() && rows.getInt(1) > 0;
      }
    }
  }
}
