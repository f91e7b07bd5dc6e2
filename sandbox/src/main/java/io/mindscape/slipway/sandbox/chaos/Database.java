package io.mindscape.slipway.sandbox.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bot's database, read behind its back. */
interface Database extends AutoCloseable {

  /** What the bot is told; nothing for the embedded database in its data folder. */
  Optional<String> url();

  /** Opens it as the bot left it; the bot does not notice. */
  Connection connect() throws SQLException;

  @Override
  void close();

  /** What was in the works when the bot died. */
  record Works(int running, int intents) {
    boolean isAny() {
      return running + intents > 0;
    }
  }

  /** What is in the works. */
  default Works works() {
    try (var connection = connect()) {
      return new Works(
          count(connection, "select count(*) from delivery where state = 'RUNNING'"),
          count(connection, "select count(*) from effect where done_at is null"));
    } catch (SQLException failure) {
      throw new IllegalStateException("the bot's database cannot be read", failure);
    }
  }

  /** All deliveries, and the bot's own notes. */
  default List<Row> rows() {
    try (var connection = connect();
        var statement = connection.createStatement();
        var found = statement.executeQuery("select * from delivery order by place")) {
      var rows = new ArrayList<Row>();
      while (found.next()) {
        rows.add(row(found));
      }
      return rows;
    } catch (SQLException failure) {
      throw new IllegalStateException("the bot's database cannot be read", failure);
    }
  }

  private static int count(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(query)) {
      found.next();
      return found.getInt(1);
    }
  }

  private static Row row(ResultSet found) throws SQLException {
    return new Row(
        found.getString("guid"),
        found.getString("subject"),
        found.getLong("place"),
        found.getString("origin").equals("NOTE"),
        found.getString("state"),
        found.getInt("attempts"),
        instant(found, "begun_at"),
        instant(found, "finished_at"),
        found.getString("superseded_by"));
  }

  private static @Nullable Instant instant(ResultSet found, String column) throws SQLException {
    var at = found.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
