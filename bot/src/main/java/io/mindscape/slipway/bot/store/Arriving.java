package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.bot.store.StoredInbox.Arrival;
import io.mindscape.slipway.jobs.delivery.Delivery;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Writes a batch of deliveries, in a transaction of the caller's. Plain JDBC, and one statement for
 * all of them each time: this is what happens some thousand times a second.
 */
final class Arriving {

  private final Handle handle;
  private final Connection connection;
  private final Dialect dialect;

  Arriving(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.connection = handle.getConnection();
    this.dialect = dialect;
  }

  /** Writes them, but for those that are there already; says which were new. */
  Set<Arrival> insert(List<Arrival> batch) {
    try {
      // In the order of arrival; of two in the batch that are the same, the first.
      var first = new LinkedHashMap<String, Arrival>();
      batch.forEach(arrival -> first.putIfAbsent(arrival.delivery().guid(), arrival));
      var arrivals = List.copyOf(first.values());
      openLanes(arrivals);
      var places = places(arrivals.size());
      var fresh = insertDeliveries(places, arrivals);
      if (!fresh.isEmpty()) {
        insertPayloads(places, arrivals, fresh);
      }
      Set<Arrival> inserted = Collections.newSetFromMap(new IdentityHashMap<>());
      arrivals.stream()
          .filter(each -> fresh.contains(each.delivery().guid()))
          .forEach(inserted::add);
      return inserted;
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
      var first = arrival.delivery();
      lanes.putIfAbsent(
          first.subject(),
          new Lanes.Ready(first.subject(), first.repository(), first.receivedAt()));
    }
    Lanes.open(handle, dialect, List.copyOf(lanes.values()));
  }

  private List<Long> places(int count) throws SQLException {
    var places = new ArrayList<Long>(count);
    try (var query = connection.prepareStatement(dialect.places())) {
      query.setInt(1, count);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          places.add(rows.getLong(1));
        }
      }
    }
    return places;
  }

  /** The guids of those that were not there. */
  private Set<String> insertDeliveries(List<Long> places, List<Arrival> arrivals)
      throws SQLException {
    var deliveries = arrivals.stream().map(Arrival::delivery).toList();
    var times = deliveries.stream().map(each -> Rows.utc(each.receivedAt())).toArray();
    try (var insert = connection.prepareStatement(dialect.deliveries())) {
      insert.setArray(1, connection.createArrayOf("bigint", places.toArray()));
      insert.setArray(2, texts(deliveries, Delivery::guid));
      insert.setArray(3, texts(deliveries, Delivery::event));
      insert.setArray(4, texts(deliveries, Delivery::action));
      insert.setArray(5, texts(deliveries, Delivery::repository));
      insert.setArray(6, texts(deliveries, Delivery::subject));
      insert.setArray(7, texts(deliveries, Delivery::slot));
      insert.setArray(8, texts(deliveries, delivery -> delivery.evidence().origin().name()));
      insert.setArray(9, connection.createArrayOf("timestamptz", times));
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

  private void insertPayloads(List<Long> places, List<Arrival> arrivals, Set<String> fresh)
      throws SQLException {
    var seqs = new ArrayList<Long>(fresh.size());
    var packed = new ArrayList<byte[]>(fresh.size());
    for (int i = 0; i < arrivals.size(); i++) {
      if (fresh.contains(arrivals.get(i).delivery().guid())) {
        seqs.add(places.get(i));
        packed.add(arrivals.get(i).packed());
      }
    }
    try (var insert = connection.prepareStatement(dialect.payloads())) {
      insert.setInt(1, Packing.DEFLATED);
      insert.setArray(2, connection.createArrayOf("bigint", seqs.toArray()));
      insert.setArray(3, connection.createArrayOf(dialect.bytes(), packed.toArray(byte[][]::new)));
      insert.executeUpdate();
    }
  }

  private Array texts(List<Delivery> of, Function<Delivery, String> text) throws SQLException {
    return connection.createArrayOf("varchar", of.stream().map(text).toArray());
  }
}
