package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * The rows of a batch of deliveries in H2. Plain JDBC, and for each table one statement for all of
 * them: this is what happens some thousand times a second.
 */
final class EmbeddedArrivals {

  private static final String PLACES = "select nextval('delivery_place') from system_range(1, ?)";

  private static final String DELIVERIES =
      """
      select guid from final table (
        insert into delivery (seq, guid, event, action, repository, subject, slot, origin,
          received_at, state, open_subject, finished_at, place, attempts, failures, losses)
        select arrived.seq, arrived.guid, arrived.event, arrived.action, arrived.repository,
          arrived.subject, arrived.slot, arrived.origin, arrived.received_at, arrived.state,
          case when arrived.state = 'PENDING' then arrived.subject end,
          case when arrived.state = 'DONE' then arrived.received_at end,
          arrived.seq, 0, 0, 0
        from unnest(cast(? as bigint array), cast(? as varchar array), cast(? as varchar array),
          cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
          cast(? as varchar array), cast(? as varchar array),
          cast(? as timestamp(6) with time zone array), cast(? as varchar array))
          arrived (seq, guid, event, action, repository, subject, slot, origin, received_at, state)
        where not exists (select 1 from delivery where delivery.guid = arrived.guid))
      """;

  private static final String PAYLOADS =
      """
      insert into payload (seq, packing, content)
      select arrived.seq, ?, arrived.content
      from unnest(cast(? as bigint array), cast(? as binary varying array)) arrived (seq, content)
      """;

  private final Handle handle;
  private final Connection connection;

  EmbeddedArrivals(Handle handle) {
    this.handle = handle;
    this.connection = handle.getConnection();
  }

  /**
   * Writes those whose guid is not there, and opens the lanes of those that ask for work. A lane
   * that is opened for what is there already is closed by whoever looks into it.
   *
   * @param arrivals each guid once
   * @return the guids of those that were written
   */
  Set<String> insert(List<Arrival> arrivals) throws SQLException {
    openLanes(arrivals);
    var places = places(arrivals.size());
    var written = insertDeliveries(places, arrivals);
    if (!written.isEmpty()) {
      insertPayloads(places, arrivals, written);
    }
    return written;
  }

  private void openLanes(List<Arrival> arrivals) {
    var lanes = new TreeMap<String, Lanes.Ready>();
    for (var arrival : arrivals) {
      if (arrival.state() == State.PENDING) {
        var first = arrival.delivery();
        lanes.putIfAbsent(
            first.subject(),
            new Lanes.Ready(first.subject(), first.repository(), first.receivedAt()));
      }
    }
    if (!lanes.isEmpty()) {
      Lanes.open(handle, Dialect.H2, List.copyOf(lanes.values()));
    }
  }

  private Long[] places(int count) throws SQLException {
    var places = new Long[count];
    try (var query = connection.prepareStatement(PLACES)) {
      query.setInt(1, count);
      try (var rows = query.executeQuery()) {
        for (int i = 0; i < count; i++) {
          rows.next();
          places[i] = rows.getLong(1);
        }
      }
    }
    return places;
  }

  private Set<String> insertDeliveries(Long[] places, List<Arrival> arrivals) throws SQLException {
    try (var insert = connection.prepareStatement(DELIVERIES)) {
      insert.setArray(1, connection.createArrayOf("bigint", places));
      new ArrivalColumns(connection, arrivals).set(insert, 2);
      return Rows.strings(insert);
    }
  }

  private void insertPayloads(Long[] places, List<Arrival> arrivals, Set<String> written)
      throws SQLException {
    var ofThose = new ArrayList<Long>();
    var those = new ArrayList<Arrival>();
    for (int i = 0; i < places.length; i++) {
      if (written.contains(arrivals.get(i).delivery().guid())) {
        ofThose.add(places[i]);
        those.add(arrivals.get(i));
      }
    }
    try (var insert = connection.prepareStatement(PAYLOADS)) {
      insert.setInt(1, Packing.PRESSED);
      insert.setArray(2, connection.createArrayOf("bigint", ofThose.toArray()));
      insert.setArray(3, new ArrivalColumns(connection, those).contents("binary varying"));
      insert.executeUpdate();
    }
  }
}
