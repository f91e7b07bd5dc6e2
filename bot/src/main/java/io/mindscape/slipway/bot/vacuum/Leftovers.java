package io.mindscape.slipway.bot.vacuum;

import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Invalid indexes: what {@code REINDEX CONCURRENTLY} leaves behind when it is ended. */
final class Leftovers {

  private static final String INVALID =
      """
      select n.nspname, i.relname
      from pg_index x
        join pg_class i on i.oid = x.indexrelid
        join pg_namespace n on n.oid = i.relnamespace
      where not x.indisvalid
      """;

  /** Of the same table as this index. */
  private static final String BESIDE =
      """
      and x.indrelid = (
        select y.indrelid
        from pg_index y
          join pg_class j on j.oid = y.indexrelid
          join pg_namespace m on m.oid = j.relnamespace
        where m.nspname = ? and j.relname = ?)
      """;

  private Leftovers() {}

  /** Those that have the names which this rebuilding leaves. */
  static List<Relation> of(Connection connection, Chore rebuilding) throws SQLException {
    return asked(connection, BESIDE, rebuilding.on()).stream().filter(rebuilding::leaves).toList();
  }

  static boolean isInvalid(Connection connection, Relation index) throws SQLException {
    return !asked(connection, "and n.nspname = ? and i.relname = ?", index).isEmpty();
  }

  private static List<Relation> asked(Connection connection, String which, Relation index)
      throws SQLException {
    try (var query = connection.prepareStatement(INVALID + which)) {
      query.setString(1, index.schema());
      query.setString(2, index.name());
      try (var rows = query.executeQuery()) {
        var names = new ArrayList<Relation>();
        while (rows.next()) {
          names.add(new Relation(rows.getString(1), rows.getString(2)));
        }
        return names;
      }
    }
  }
}
