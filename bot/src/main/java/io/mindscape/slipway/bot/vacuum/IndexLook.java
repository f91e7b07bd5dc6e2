package io.mindscape.slipway.bot.vacuum;

import io.mindscape.slipway.jobs.database.Index;
import io.mindscape.slipway.jobs.database.Index.State;
import io.mindscape.slipway.jobs.database.Relation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the catalog and the cumulative statistics say of indexes. The air of a B-tree is an
 * estimate: its pages, less those that a fresh one of as many entries would have (8 bytes before
 * each and 4 in the page's list, the columns' average width rounded up to 8, 8192 bytes a page less
 * 40, the index's fill factor). Entries that PostgreSQL keeps together, since they are equal, need
 * less than that, so the air is rather larger than estimated. Other kinds of indexes, and columns
 * without statistics or that may not be read, have no estimate.
 *
 * <p>How many entries there are is said by the cumulative statistics, once a vacuum or analysis has
 * set them right, and by the catalog before.
 */
final class IndexLook {

  private static final String INDEXES =
      """
      with stats as (
        select schemaname, tablename, attname, (1 - null_frac) * avg_width width
        from pg_stats where not inherited),
      seen as (
        select x.indexrelid, x.indrelid, x.indkey, n.nspname, i.relname, c.relname tablename,
          i.reloptions, x.indisvalid, coalesce(s.idx_scan, 0) scans,
          x.indisunique or x.indisexclusion or exists (
            select from pg_constraint k where k.conindid = i.oid) isrule,
          pg_relation_size(i.oid) bytes,
          pg_has_role(c.relowner, 'USAGE') and not x.indisexclusion may,
          case when am.amname <> 'btree' or i.reltuples < 0 or c.reltuples < 0 then null
            when coalesce(t.last_vacuum, t.last_autovacuum, t.last_analyze, t.last_autoanalyze)
              is null then greatest(i.reltuples, 0)
            when x.indpred is null then t.n_live_tup
            when c.reltuples > 0 then i.reltuples * t.n_live_tup / c.reltuples
            else i.reltuples end entries
        from pg_index x
          join pg_class i on i.oid = x.indexrelid
          join pg_class c on c.oid = x.indrelid
          join pg_namespace n on n.oid = i.relnamespace
          join pg_am am on am.oid = i.relam
          left join pg_stat_all_indexes s on s.indexrelid = i.oid
          left join pg_stat_all_tables t on t.relid = c.oid
          left join pg_stat_progress_create_index p on p.index_relid = i.oid
        where i.relkind = 'i' and i.relpersistence <> 't' and p.pid is null
          and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'),
      width as (
        select seen.indexrelid, sum(stats.width) bytes
        from seen
          join pg_attribute ia on ia.attrelid = seen.indexrelid
          left join pg_attribute ta on ta.attrelid = seen.indrelid
            and ta.attnum = seen.indkey[ia.attnum - 1] and ta.attnum > 0
          left join stats on stats.schemaname = seen.nspname
            and stats.tablename = case when ta.attnum is null then seen.relname
              else seen.tablename end
            and stats.attname = coalesce(ta.attname, ia.attname)
        group by seen.indexrelid having bool_and(stats.width is not null))
      select nspname, relname, tablename, seen.bytes,
        coalesce(greatest(0, seen.bytes - 8192 * (1 + ceil(
            entries * (12 + ceil(width.bytes / 8) * 8) * 100
              / coalesce((select option_value from pg_options_to_table(reloptions)
                  where option_name = 'fillfactor')::int, 90)
              / 8152))), 0)::bigint,
        indisvalid, scans = 0 and not isrule, may
      from seen left join width on width.indexrelid = seen.indexrelid
      order by nspname, relname
      """;

  private IndexLook() {}

  static List<Index> at(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(INDEXES)) {
      var indexes = new ArrayList<Index>();
      while (rows.next()) {
        indexes.add(index(rows));
      }
      return indexes;
    }
  }

  private static Index index(ResultSet row) throws SQLException {
    var schema = row.getString(1);
    return new Index(
        new Relation(schema, row.getString(2)),
        new Relation(schema, row.getString(3)),
        row.getLong(4),
        row.getLong(5),
        state(row.getBoolean(6), row.getBoolean(7)),
        row.getBoolean(8));
  }

  private static State state(boolean isValid, boolean isUnused) {
    if (!isValid) {
      return State.INVALID;
    }
    return isUnused ? State.UNUSED : State.IN_USE;
  }
}
