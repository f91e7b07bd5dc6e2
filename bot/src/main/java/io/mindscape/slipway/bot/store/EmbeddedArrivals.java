package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.State;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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

  /** An arrival and its place in the order. */
  private record Placed(long seq, Arrival arrival) {

    private Delivery delivery() {
      return arrival.delivery();
    }
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
    var placed = placed(arrivals);
    var written = insertDeliveries(placed);
    var fresh = placed.stream().filter(each -> written.contains(each.delivery().guid())).toList();
    if (!fresh.isEmpty()) {
      insertPayloads(fresh);
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

  private List<Placed> placed(List<Arrival> arrivals) throws SQLException {
    var placed = new ArrayList<Placed>(arrivals.size());
    try (var query = connection.prepareStatement(PLACES)) {
      query.setInt(1, arrivals.size());
      try (var rows = query.executeQuery()) {
        for (var arrival : arrivals) {
          rows.next();
          placed.add(new Placed(rows.getLong(1), arrival));
        }
      }
    }
    return placed;
  }

  private Set<String> insertDeliveries(List<Placed> placed) throws SQLException {
    try (var insert = connection.prepareStatement(DELIVERIES)) {
      insert.setArray(1, array("bigint", placed, Placed::seq));
      insert.setArray(2, texts(placed, Delivery::guid));
      insert.setArray(3, texts(placed, Delivery::event));
      insert.setArray(4, texts(placed, Delivery::action));
      insert.setArray(5, texts(placed, Delivery::repository));
      insert.setArray(6, texts(placed, Delivery::subject));
      insert.setArray(7, texts(placed, Delivery::slot));
      insert.setArray(8, texts(placed, delivery -> delivery.evidence().origin().name()));
      insert.setArray(
          9, array("timestamptz", placed, each -> Rows.utc(each.delivery().receivedAt())));
      insert.setArray(10, array("varchar", placed, each -> each.arrival().state().name()));
      return Rows.strings(insert);
    }
  }

  private void insertPayloads(List<Placed> fresh) throws SQLException {
    try (var insert = connection.prepareStatement(PAYLOADS)) {
      insert.setInt(1, Packing.PRESSED);
      insert.setArray(2, array("bigint", fresh, Placed::seq));
      insert.setArray(3, array("binary varying", fresh, each -> each.arrival().packed()));
      insert.executeUpdate();
    }
  }

  private Array texts(List<Placed> of, Function<Delivery, String> text) throws SQLException {
    return array("varchar", of, each -> text.apply(each.delivery()));
  }

  private Array array(String type, List<Placed> of, Function<Placed, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, of.stream().map(value).toArray());
  }
}
