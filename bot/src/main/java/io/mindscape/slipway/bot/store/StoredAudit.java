package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditLog;
import io.mindscape.slipway.jobs.effect.AuditTrail;
import io.mindscape.slipway.jobs.effect.AuditWalk;
import io.mindscape.slipway.policies.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The audit log in the database. */
final class StoredAudit implements AuditLog, AuditTrail {

  private static final int PAGE = 1_000;

  private final Store store;
  private final Journal journal;

  StoredAudit(Store store, Journal journal) {
    this.store = store;
    this.journal = journal;
  }

  private record Head(long seq, String hash) {}

  @Override
  public void append(Entry entry) {
    journal.commit(
        (handle, tail) -> {
          tail.add(entry);
          return entry;
        });
  }

  @Override
  public List<AuditLine> list(int limit) {
    return listBefore(Long.MAX_VALUE, limit);
  }

  @Override
  public List<AuditLine> listBefore(long before, int limit) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from audit_line where seq < :before
                    order by seq desc fetch first :limit rows only
                    """)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> line(row))
                .list());
  }

  @Override
  public Verdict verify(Optional<String> known) {
    try {
      return store.read(
          handle ->
              handle.inTransaction(
                  TransactionIsolationLevel.REPEATABLE_READ, one -> verify(one, known)));
    } catch (UnableToCreateStatementException | UnableToExecuteStatementException failure) {
      throw new Refused(
          "The database has no audit log that can be read: start this version of the bot on it"
              + " once",
          failure);
    }
  }

  private static Verdict verify(Handle handle, Optional<String> known) {
    var head =
        handle
            .createQuery("select seq, hash from audit_head where id = 1")
            .map((row, context) -> new Head(row.getLong("seq"), row.getString("hash")))
            .findOne()
            .orElse(new Head(0, AuditLine.START));
    var walk = new AuditWalk(known);
    var page = page(handle, Long.MIN_VALUE);
    while (!page.isEmpty() && page.stream().allMatch(walk::take)) {
      page = page(handle, page.getLast().seq());
    }
    return walk.end(head.seq(), head.hash());
  }

  private static List<AuditLine> page(Handle handle, long after) {
    return handle
        .createQuery(
            """
            select * from audit_line where seq > :after
            order by seq fetch first :limit rows only
            """)
        .bind("after", after)
        .bind("limit", PAGE)
        .map((row, context) -> line(row))
        .list();
  }

  private static AuditLine line(ResultSet row) throws SQLException {
    return new AuditLine(
        row.getLong("seq"),
        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
        row.getString("who"),
        row.getString("kind"),
        row.getString("act_key"),
        row.getString("words"),
        row.getString("why"),
        row.getString("outcome"),
        row.getString("detail"),
        row.getString("previous"),
        row.getString("hash"));
  }
}
