package io.mindscape.slipway.bot.vacuum;

import io.mindscape.slipway.jobs.database.DatabaseCare.Measured;
import io.mindscape.slipway.jobs.database.Relation;
import java.sql.Connection;
import java.sql.SQLException;

/** How large tables and indexes are, for a report. */
final class Sizes {

  private static final String QUESTION =
      """
      select coalesce(pg_total_relation_size(c.oid), 0),
        coalesce(s.n_dead_tup, 0) + coalesce(toast.n_dead_tup, 0)
      from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        left join pg_stat_all_tables s on s.relid = c.oid
        left join pg_stat_all_tables toast on toast.relid = nullif(c.reltoastrelid, 0)
      where n.nspname = ? and c.relname = ?
      """;

  private Sizes() {}

  static Measured of(Connection connection, Relation relation) throws SQLException {
    try (var query = connection.prepareStatement(QUESTION)) {
      query.setString(1, relation.schema());
      query.setString(2, relation.name());
      try (var rows = query.executeQuery()) {
        return rows.next() ? new Measured(rows.getLong(1), rows.getLong(2)) : new Measured(0, 0);
      }
    }
  }
}
