package io.mindscape.slipway.bot.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * The rows of a batch of deliveries in PostgreSQL: one statement, for each more would be another
 * wait for the network.
 */
final class PostgresArrivals {

  /**
   * Lanes come first, in the order of their subjects: who holds a lane gives out its next place, so
   * that places are in the order in which they can be seen, and no two transactions wait for each
   * other. The update of a lane changes nothing; it locks the row. Whether a guid is there is left
   * to its index: a look beforehand, planned while the table was small, would read all of it for
   * good.
   */
  private static final String INSERT =
      """
      with
        arrived as (
          select * from unnest(cast(? as varchar array), cast(? as varchar array),
            cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
            cast(? as varchar array), cast(? as varchar array),
            cast(? as timestamp(6) with time zone array), cast(? as varchar array),
            cast(? as bytea array))
          with ordinality as one (guid, event, action, repository, subject, slot, origin,
            received_at, state, content, ordinal)),
        held as (
          insert into lane (subject, repository, ready_at)
          select distinct on (subject collate "C") subject, repository, received_at
          from arrived
          where state = 'PENDING'
          order by subject collate "C", ordinal
          on conflict (subject) do update set repository = excluded.repository
          returning subject),
        placed as materialized (
          select nextval('delivery_place') as seq, ordered.*
          from (select * from arrived order by ordinal) ordered
          where (select count(*) from held) >= 0),
        fresh as (
          insert into delivery (seq, guid, event, action, repository, subject, slot, origin,
            received_at, state, open_subject, finished_at, place, attempts, failures, losses)
          select seq, guid, event, action, repository, subject, slot, origin, received_at, state,
            case when state = 'PENDING' then subject end,
            case when state = 'DONE' then received_at end,
            seq, 0, 0, 0
          from placed
          on conflict (guid) do nothing
          returning seq, guid),
        written as (
          insert into payload (seq, packing, content)
          select seq, %d, content from placed join fresh using (seq))
      select guid from fresh
      """
          .formatted(Packing.PRESSED);

  private final Connection connection;

  PostgresArrivals(Connection connection) {
    this.connection = connection;
  }

  /**
   * Writes those whose guid is not there, and opens the lanes of those that ask for work. A lane
   * that is opened for what is there already is closed by whoever looks into it.
   *
   * @param arrivals each guid once
   * @return the guids of those that were written
   */
  Set<String> insert(List<Arrival> arrivals) throws SQLException {
    var columns = new ArrivalColumns(connection, arrivals);
    try (var insert = connection.prepareStatement(INSERT)) {
      columns.set(insert, 1);
      insert.setArray(1 + ArrivalColumns.COUNT, columns.contents("bytea"));
      return Rows.strings(insert);
    }
  }
}
