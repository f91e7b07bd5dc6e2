package io.mindscape.slipway.bot.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Lets the database itself refuse to note a seal that does not fit the lines that are there and the
 * seals before it, and to change or remove one.
 */
public final class SealGuard implements Trigger {

  private static final String FOR_GOOD = "seals of the audit log are for good";
  private static final String MISFIT = "that is no seal of the lines of the audit log";

  /** Given the first line and its previous hash, the last and its hash, and the first again. */
  private static final String FITS =
      """
      select count(*) from audit_line head, audit_line tail
      where head.seq = ? and head.previous = ? and tail.seq = ? and tail.hash = ?
        and head.seq <= tail.seq
        and ? = 1 + (select coalesce(max(last_seq), 0) from audit_seal)
      """;

  static final String ON_H2 =
      "create trigger audit_seal_guard before insert, update, delete on audit_seal for each row call '%s';"
          .formatted(SealGuard.class.getName());

  static final String ON_POSTGRESQL =
      """
      create function audit_seal_guard() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          if exists (select 1 from audit_line head, audit_line tail
              where head.seq = new.first_seq and head.previous = new.previous
                and tail.seq = new.last_seq and tail.hash = new.hash and head.seq <= tail.seq)
              and new.first_seq = 1 + (select coalesce(max(last_seq), 0) from audit_seal) then
            return new;
          end if;
          raise exception '%s';
        end if;
        raise exception '%s';
      end $$;
      create trigger audit_seal_guard before insert or update or delete on audit_seal
        for each row execute function audit_seal_guard();
      create trigger audit_seal_guard_all before truncate on audit_seal
        for each statement execute function audit_seal_guard();
      """
          .formatted(MISFIT, FOR_GOOD);

  @Override
  public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
      throws SQLException {
    if (before != null || after == null) {
      throw new SQLException(FOR_GOOD);
    }
    if (!fits(connection, after)) {
      throw new SQLException(MISFIT);
    }
  }

  /** The columns come in the order of the table: last, first, from, to, previous, hash. */
  private static boolean fits(Connection connection, Object[] seal) throws SQLException {
    try (var query = connection.prepareStatement(FITS)) {
      query.setObject(1, seal[1]);
      query.setObject(2, seal[4]);
      query.setObject(3, seal[0]);
      query.setObject(4, seal[5]);
      query.setObject(5, seal[1]);
      try (var rows = query.executeQuery()) {
        return rows.next() && rows.getInt(1) > 0;
      }
    }
  }
}
