package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditLog;
import io.mindscape.slipway.jobs.effect.AuditSeal;
import io.mindscape.slipway.jobs.effect.AuditTrail;
import io.mindscape.slipway.policies.Refused;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The audit log in the database. */
final class StoredAudit implements AuditLog, AuditTrail {

  private final Store store;
  private final Journal journal;
  private final Optional<SegmentFolder> folder;

  StoredAudit(Store store, Journal journal) {
    this(store, journal, Optional.empty());
  }

  /**
   * @param folder where the files of what is sealed are looked for; empty to read none
   */
  StoredAudit(Store store, Journal journal, Optional<SegmentFolder> folder) {
    this.store = store;
    this.journal = journal;
    this.folder = folder;
  }

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
                .map((row, context) -> AuditRows.line(row))
                .list());
  }

  @Override
  public List<AuditSeal> seals() {
    return store.read(AuditRows::seals);
  }

  @Override
  public Verdict verify(Optional<String> known) {
    try {
      return store.read(
          handle ->
              handle.inTransaction(
                  TransactionIsolationLevel.REPEATABLE_READ,
                  one -> new AuditProof(one, known, folder).verdict()));
    } catch (UnableToCreateStatementException | UnableToExecuteStatementException failure) {
      throw new Refused(
          "The database has no audit log that can be read: start this version of the bot on it"
              + " once",
          failure);
    }
  }
}
