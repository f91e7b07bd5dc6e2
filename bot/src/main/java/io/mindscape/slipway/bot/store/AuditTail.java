package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditLog;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The end of the audit log, locked in a transaction until lines are added to it. */
final class AuditTail {

  private final Handle handle;
  private final List<AuditLine> added = new ArrayList<>();
  private long seq;
  private String hash;

  private AuditTail(Handle handle, long seq, String hash) {
    this.handle = handle;
    this.seq = seq;
    this.hash = hash;
  }

  static AuditTail locked(Handle handle) {
    return handle
        .createQuery("select seq, hash from audit_head where id = 1 for update")
        .map((row, context) -> new AuditTail(handle, row.getLong("seq"), row.getString("hash")))
        .one();
  }

  void add(AuditLog.Entry entry) {
    var line = AuditLine.of(seq + 1, entry, hash);
    added.add(line);
    seq = line.seq();
    hash = line.hash();
  }

  void write() {
    if (added.isEmpty()) {
      return;
    }
    try (var batch =
        handle.prepareBatch(
            """
            insert into audit_line (seq, happened_at, who, kind, act_key, words, why, outcome,
              detail, previous, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (var line : added) {
        batch.add(
            line.seq(),
            line.at().atOffset(ZoneOffset.UTC),
            line.who(),
            line.kind(),
            line.key(),
            line.words(),
            line.why(),
            line.outcome(),
            line.detail(),
            line.previous(),
            line.hash());
      }
      batch.execute();
    }
    handle.execute("update audit_head set seq = ?, hash = ? where id = 1", seq, hash);
  }
}
