package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.bot.store.StoredInbox.Arrival;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Writes a batch of deliveries, in a transaction of the caller's. Plain JDBC: this is what happens
 * some thousand times a second.
 */
final class Arriving {

  private static final String DELIVERY =
      """
      insert into delivery (seq, guid, event, action, repository, subject, slot, origin,
        received_at, state, open_subject, place, attempts, failures, losses)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)
      """;
  private static final String PAYLOAD =
      "insert into payload (seq, packing, content) values (?, ?, ?)";
  private static final String KNOWN = "select guid from delivery where guid = any(?)";

  private final Connection connection;
  private final Dialect dialect;

  Arriving(Handle handle, Dialect dialect) {
    this.connection = handle.getConnection();
    this.dialect = dialect;
  }

  /** Writes them, but for those that are there already; says which were new. */
  Set<Arrival> insert(List<Arrival> batch) {
    try {
      var fresh = fresh(batch);
      if (!fresh.isEmpty()) {
        openLanes(fresh);
        insertAt(places(fresh.size()), fresh);
      }
      Set<Arrival> inserted = Collections.newSetFromMap(new IdentityHashMap<>());
      inserted.addAll(fresh);
      return inserted;
    } catch (SQLException failure) {
      throw new UnableToExecuteStatementException(failure, null);
    }
  }

  private List<Arrival> fresh(List<Arrival> batch) throws SQLException {
    var known = known(batch);
    // In the order of arrival; of two in the batch that are the same, the first.
    return batch.stream().filter(arrival -> known.add(arrival.delivery().guid())).toList();
  }

  private Set<String> known(List<Arrival> batch) throws SQLException {
    var guids = batch.stream().map(arrival -> arrival.delivery().guid()).toArray();
    var known = new HashSet<String>();
    try (var query = connection.prepareStatement(KNOWN)) {
      query.setArray(1, connection.createArrayOf("varchar", guids));
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          known.add(rows.getString(1));
        }
      }
    }
    return known;
  }

  /**
   * Comes first, and in the order of the subjects: who holds a lane gives out its next place, so
   * that places are in the order in which they can be seen, and no two transactions wait for each
   * other.
   */
  private void openLanes(List<Arrival> fresh) throws SQLException {
    var lanes = new TreeMap<String, Delivery>();
    fresh.forEach(arrival -> lanes.putIfAbsent(arrival.delivery().subject(), arrival.delivery()));
    try (var insert = connection.prepareStatement(dialect.openLane())) {
      for (var first : lanes.values()) {
        insert.setString(1, first.subject());
        insert.setString(2, first.repository());
        insert.setObject(3, Rows.utc(first.receivedAt()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
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

  private void insertAt(List<Long> places, List<Arrival> fresh) throws SQLException {
    try (var deliveries = connection.prepareStatement(DELIVERY);
        var payloads = connection.prepareStatement(PAYLOAD)) {
      for (int i = 0; i < fresh.size(); i++) {
        add(deliveries, places.get(i), fresh.get(i).delivery());
        payloads.setLong(1, places.get(i));
        payloads.setInt(2, Packing.DEFLATED);
        payloads.setBytes(3, fresh.get(i).packed());
        payloads.addBatch();
      }
      deliveries.executeBatch();
      payloads.executeBatch();
    }
  }

  private static void add(PreparedStatement insert, long place, Delivery delivery)
      throws SQLException {
    insert.setLong(1, place);
    insert.setString(2, delivery.guid());
    insert.setString(3, delivery.event());
    insert.setString(4, delivery.action());
    insert.setString(5, delivery.repository());
    insert.setString(6, delivery.subject());
    insert.setString(7, delivery.slot());
    insert.setString(8, delivery.evidence().origin().name());
    insert.setObject(9, Rows.utc(delivery.receivedAt()));
    insert.setString(10, State.PENDING.name());
    insert.setString(11, delivery.subject());
    insert.setLong(12, place);
    insert.addBatch();
  }
}
