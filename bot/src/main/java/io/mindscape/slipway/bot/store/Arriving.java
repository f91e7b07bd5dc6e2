package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.State;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Writes a batch of deliveries, in a transaction of the caller's. Plain JDBC, and one statement for
 * all of them each time: this is what happens some thousand times a second.
 */
final class Arriving {

  private static final String KNOWN = "select guid from delivery where guid = any(?)";

  private final Handle handle;
  private final Connection connection;
  private final Dialect dialect;

  Arriving(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.connection = handle.getConnection();
    this.dialect = dialect;
  }

  /** An arrival and its place in the order. */
  private record Placed(long seq, Arrival arrival) {

    private Delivery delivery() {
      return arrival.delivery();
    }

    private String guid() {
      return delivery().guid();
    }
  }

  /** Writes them, but for those that are there already; says which were new. */
  Set<Arrival> insert(List<Arrival> batch) {
    try {
      // In the order of arrival; of two in the batch that are the same, the first.
      var first = new LinkedHashMap<String, Arrival>();
      batch.forEach(arrival -> first.putIfAbsent(arrival.delivery().guid(), arrival));
      var arrivals = List.copyOf(first.values());
      openLanes(arrivals);
      var placed = placed(arrivals);
      var written = insertDeliveries(placed);
      var fresh = placed.stream().filter(each -> written.contains(each.guid())).toList();
      if (!fresh.isEmpty()) {
        insertPayloads(fresh);
      }
      return fresh.stream().map(Placed::arrival).collect(Collectors.toUnmodifiableSet());
    } catch (SQLException failure) {
      throw new UnableToExecuteStatementException(failure, null);
    }
  }

  /** Which of {@code guids} are there. */
  Set<String> known(List<String> guids) {
    try (var query = connection.prepareStatement(KNOWN)) {
      query.setArray(1, connection.createArrayOf("varchar", guids.toArray()));
      return strings(query);
    } catch (SQLException failure) {
      throw new UnableToExecuteStatementException(failure, null);
    }
  }

  /**
   * Comes first, and in the order of the subjects: who holds a lane gives out its next place, so
   * that places are in the order in which they can be seen, and no two transactions wait for each
   * other. A lane that is opened for what is there already is closed by whoever looks into it.
   */
  private void openLanes(List<Arrival> arrivals) {
    var lanes = new TreeMap<String, Lanes.Ready>();
    for (var arrival : arrivals) {
      if (arrival.state() != State.PENDING) {
        continue;
      }
      var first = arrival.delivery();
      lanes.putIfAbsent(
          first.subject(),
          new Lanes.Ready(first.subject(), first.repository(), first.receivedAt()));
    }
    if (!lanes.isEmpty()) {
      Lanes.open(handle, dialect, List.copyOf(lanes.values()));
    }
  }

  private List<Placed> placed(List<Arrival> arrivals) throws SQLException {
    var placed = new ArrayList<Placed>(arrivals.size());
    try (var query = connection.prepareStatement(dialect.places())) {
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

  /** The guids of those that were not there. */
  private Set<String> insertDeliveries(List<Placed> placed) throws SQLException {
    try (var insert = connection.prepareStatement(dialect.deliveries())) {
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
      return strings(insert);
    }
  }

  private static Set<String> strings(PreparedStatement query) throws SQLException {
    var strings = new HashSet<String>();
    try (var rows = query.executeQuery()) {
      while (rows.next()) {
        strings.add(rows.getString(1));
      }
    }
    return strings;
  }

  private void insertPayloads(List<Placed> fresh) throws SQLException {
    var packed = fresh.stream().map(each -> each.arrival().packed()).toArray(byte[][]::new);
    try (var insert = connection.prepareStatement(dialect.payloads())) {
      insert.setInt(1, Packing.DEFLATED);
      insert.setArray(2, array("bigint", fresh, Placed::seq));
      insert.setArray(3, connection.createArrayOf(dialect.bytes(), packed));
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
