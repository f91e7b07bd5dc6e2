package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditLog;
import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.effect.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.IntFunction;

/** Lines of an audit log as a bot writes them, put into an empty one many at a time. */
final class OldLines {

  private static final int AT_ONCE = 5_000;
  private static final String INSERT =
      """
      insert into audit_line (seq, happened_at, who, kind, act_key, words, why, outcome, detail,
        previous, hash)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private OldLines() {}

  /**
   * Writes them into a database that a bot has made and nobody has open.
   *
   * @param url of PostgreSQL; empty for the embedded database in {@code data}
   * @param at when the line of that number was written, from 0
   */
  static void write(Optional<String> url, Path data, int lines, IntFunction<Instant> at)
      throws SQLException {
    var there = url.orElseGet(() -> "jdbc:h2:file:" + data.resolve("slipway").toAbsolutePath());
    try (var connection = DriverManager.getConnection(there)) {
      connection.setAutoCommit(false);
      write(connection, lines, at);
    }
  }

  private static void write(Connection connection, int lines, IntFunction<Instant> at)
      throws SQLException {
    var last = AuditLine.START;
    try (var insert = connection.prepareStatement(INSERT)) {
      for (int number = 0; number < lines; number++) {
        var line = AuditLine.of(number + 1L, entry(number, at.apply(number)), last);
        add(insert, line);
        last = line.hash();
        if ((number + 1) % AT_ONCE == 0) {
          insert.executeBatch();
          connection.commit();
        }
      }
      insert.executeBatch();
    }
    try (var head =
        connection.prepareStatement("update audit_head set seq = ?, hash = ? where id = 1")) {
      head.setLong(1, lines);
      head.setString(2, last);
      head.execute();
    }
    connection.commit();
  }

  private static void add(PreparedStatement insert, AuditLine line) throws SQLException {
    insert.setLong(1, line.seq());
    insert.setObject(2, line.at().atOffset(ZoneOffset.UTC));
    insert.setString(3, line.who());
    insert.setString(4, line.kind());
    insert.setString(5, line.key());
    insert.setString(6, line.words());
    insert.setString(7, line.why());
    insert.setString(8, line.outcome());
    insert.setString(9, line.detail());
    insert.setString(10, line.previous());
    insert.setString(11, line.hash());
    insert.addBatch();
  }

  private static AuditLog.Entry entry(int number, Instant at) {
    return new AuditLog.Entry(
        at,
        new Cause("omar", "delivery %08x-0000-4000-8000-%012x".formatted(number * 31, number)),
        new AuditLog.Deed(
            "comment",
            "mindscape/platform#%d review".formatted(number % 1_000),
            "the comment with what will change in production"),
        Outcome.done("comment %d".formatted(1_000_000 + number)));
  }
}
