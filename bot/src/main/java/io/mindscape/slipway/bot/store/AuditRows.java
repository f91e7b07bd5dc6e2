package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.bot.store.Rows.utc;

import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditSeal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** The tables of the audit log, read page by page. */
final class AuditRows {

  private static final int PAGE = 1_000;

  private AuditRows() {}

  /** The last line, as the log remembers it. */
  record Head(long seq, String hash) {}

  static Head head(Handle handle) {
    return handle
        .createQuery("select seq, hash from audit_head where id = 1")
        .map((row, context) -> new Head(row.getLong("seq"), row.getString("hash")))
        .findOne()
        .orElse(new Head(0, AuditLine.START));
  }

  /**
   * Shows the lines after {@code after} up to {@code last} in their order.
   *
   * @param line says whether it wants more
   */
  static void each(Handle handle, long after, long last, Predicate<AuditLine> line) {
    var page = page(handle, after, last);
    while (!page.isEmpty() && page.stream().allMatch(line)) {
      page = page(handle, page.getLast().seq(), last);
    }
  }

  private static List<AuditLine> page(Handle handle, long after, long last) {
    return handle
        .createQuery(
            """
            select * from audit_line where seq > :after and seq <= :last
            order by seq fetch first :limit rows only
            """)
        .bind("after", after)
        .bind("last", last)
        .bind("limit", PAGE)
        .map((row, context) -> line(row))
        .list();
  }

  static AuditLine line(ResultSet row) throws SQLException {
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

  /** Whether that line is there, with that hash. */
  static boolean has(Handle handle, long seq, String hash) {
    return handle
            .createQuery("select count(*) from audit_line where seq = :seq and hash = :hash")
            .bind("seq", seq)
            .bind("hash", hash)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** The first of the lines up to that one. */
  static Optional<Long> first(Handle handle, long last) {
    return handle
        .createQuery(
            "select seq from audit_line where seq <= :last order by seq fetch first 1 rows only")
        .bind("last", last)
        .mapTo(Long.class)
        .findOne();
  }

  /** The oldest first. */
  static List<AuditSeal> seals(Handle handle) {
    return handle
        .createQuery("select * from audit_seal order by last_seq")
        .map((row, context) -> seal(row))
        .list();
  }

  private static AuditSeal seal(ResultSet row) throws SQLException {
    return new AuditSeal(
        row.getLong("first_seq"),
        row.getLong("last_seq"),
        row.getObject("from_at", OffsetDateTime.class).toInstant(),
        row.getObject("to_at", OffsetDateTime.class).toInstant(),
        row.getString("previous"),
        row.getString("hash"),
        row.getString("file_name"),
        row.getString("digest"));
  }

  static void note(Handle handle, AuditSeal seal) {
    handle.execute(
        """
        insert into audit_seal
          (last_seq, first_seq, from_at, to_at, previous, hash, file_name, digest)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        seal.last(),
        seal.first(),
        utc(seal.from()),
        utc(seal.to()),
        seal.previous(),
        seal.hash(),
        seal.file(),
        seal.digest());
  }

  /**
   * Removes the first of the lines up to {@code last}, which have to be sealed.
   *
   * @return how many that were; 0 when none is left
   */
  static int drop(Handle handle, long last, int most) {
    // Asked for once: within the statement H2 would ask again for each line that it removes, and
    // step over all that it has removed.
    return first(handle, last)
        .map(
            first ->
                handle.execute(
                    "delete from audit_line where seq >= ? and seq <= ?",
                    first,
                    Math.min(last, first + most - 1)))
        .orElse(0);
  }
}
