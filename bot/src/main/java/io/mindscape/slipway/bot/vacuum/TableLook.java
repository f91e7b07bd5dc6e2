package io.mindscape.slipway.bot.vacuum;

import io.mindscape.slipway.jobs.database.Relation;
import io.mindscape.slipway.jobs.database.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the catalog and the cumulative statistics say of tables. The air of a table is an estimate:
 * its pages, less those that its rows need as {@code ANALYZE} saw them (24 bytes before each, 4 in
 * the page's list, rounded up to 8, at its fill factor). It is exact to some tenths only, and
 * nothing hangs on it but a remark.
 *
 * <p>Nobody counts what changes in a partitioned table, and autovacuum never analyzes it. What its
 * partitions have counted is gone when they are analyzed by themselves, so the rows that it has
 * more or less than when it was analyzed count too (from PostgreSQL 14 on it knows how many it
 * had).
 */
final class TableLook {

  // Temporary tables of others are there too, and can be vacuumed by nobody else.
  private static final String TABLES =
      """
      with width as (
        select schemaname, tablename, sum((1 - null_frac) * avg_width) bytes, count(*) columns
        from pg_stats where not inherited group by schemaname, tablename),
      seen as (
        select c.oid, c.relkind, c.relname, n.nspname, c.reltuples, c.reloptions,
          c.relfrozenxid, c.relminmxid, toast.relfrozenxid toastxid,
          coalesce(s.n_live_tup, 0) live,
          coalesce(s.n_dead_tup, 0) + coalesce(ts.n_dead_tup, 0) dead,
          coalesce(s.n_mod_since_analyze, 0) changed,
          -- whoever owns the database may, whosever the table is
          (/* may */ or (
            select pg_has_role(d.datdba, 'USAGE') from pg_database d
            where d.datname = current_database())) may,
          case when c.relkind <> 'p' then pg_relation_size(c.oid) else 0 end heap
        from pg_class c
          join pg_namespace n on n.oid = c.relnamespace
          left join pg_class toast on toast.oid = c.reltoastrelid
          left join pg_stat_all_tables s on s.relid = c.oid
          left join pg_stat_all_tables ts on ts.relid = toast.oid
        where c.relkind in ('r', 'm', 'p') and c.relpersistence <> 't'
          and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'),
      parts as (
        select seen.oid, sum(s.n_live_tup) live, sum(s.n_mod_since_analyze) changed
        from seen
          cross join lateral pg_partition_tree(seen.oid) part
          join pg_stat_all_tables s on s.relid = part.relid
        where seen.relkind = 'p' and part.isleaf
        group by seen.oid)
      select seen.nspname, seen.relname,
        coalesce(parts.live, seen.live), seen.dead,
        coalesce(
          case when current_setting('server_version_num')::int < 140000 then parts.changed
            else greatest(parts.changed, abs(parts.live - seen.reltuples)::bigint) end,
          seen.changed),
        case when seen.relkind <> 'p' then coalesce(pg_total_relation_size(seen.oid), 0) else 0 end,
        case when seen.reltuples > 0 and width.columns = (
            select count(*) from pg_attribute a
            where a.attrelid = seen.oid and a.attnum > 0 and not a.attisdropped)
          then greatest(0, seen.heap
            - seen.reltuples * (28 + ceil(width.bytes / 8) * 8) * 100
              / coalesce((select option_value from pg_options_to_table(seen.reloptions)
                  where option_name = 'fillfactor')::int, 100))
          else 0 end::bigint,
        greatest(
          case when seen.relfrozenxid = '0'::xid then 0 else age(seen.relfrozenxid) end,
          case when coalesce(seen.toastxid, '0'::xid) = '0'::xid then 0
            else age(seen.toastxid) end)
          / current_setting('autovacuum_freeze_max_age')::float8,
        case when seen.relminmxid = '0'::xid then 0 else mxid_age(seen.relminmxid) end
          / current_setting('autovacuum_multixact_freeze_max_age')::float8,
        seen.may
      from seen
        left join parts on parts.oid = seen.oid
        left join width on width.schemaname = seen.nspname and width.tablename = seen.relname
      order by seen.dead desc, seen.nspname, seen.relname
      """;

  /** The first with a right of its own for it. */
  private static final int GRANTS_MAINTAIN = 17;

  private static final String BY_RIGHT = "has_table_privilege(c.oid, 'MAINTAIN')";
  private static final String BY_OWNERSHIP = "pg_has_role(c.relowner, 'USAGE')";

  private TableLook() {}

  /** Those with most dead rows first. */
  static List<Table> at(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    var may = version >= GRANTS_MAINTAIN ? BY_RIGHT : BY_OWNERSHIP;
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(TABLES.replace("/* may */", may))) {
      var tables = new ArrayList<Table>();
      while (rows.next()) {
        tables.add(table(rows));
      }
      return tables;
    }
  }

  private static Table table(ResultSet row) throws SQLException {
    return new Table(
        new Relation(row.getString(1), row.getString(2)),
        new Table.Rows(row.getLong(3), row.getLong(4), row.getLong(5)),
        new Table.Space(row.getLong(6), row.getLong(7)),
        Math.max(row.getDouble(8), row.getDouble(9)),
        row.getBoolean(10));
  }
}
