package io.mindscape.slipway.bot.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Writes a batch of deliveries, in a transaction of the caller's. */
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

  /** Writes them, but for those that are there already; says which were new. */
  Set<Arrival> insert(List<Arrival> batch) {
    // In the order of arrival; of two in the batch that are the same, the first.
    var first = new LinkedHashMap<String, Arrival>();
    batch.forEach(arrival -> first.putIfAbsent(arrival.delivery().guid(), arrival));
    var arrivals = List.copyOf(first.values());
    try {
      var written =
          switch (dialect) {
            case H2 -> new EmbeddedArrivals(handle).insert(arrivals);
            case POSTGRESQL -> new PostgresArrivals(connection).insert(arrivals);
          };
      return arrivals.stream()
          .filter(arrival -> written.contains(arrival.delivery().guid()))
          .collect(Collectors.toUnmodifiableSet());
    } catch (SQLException failure) {
      throw new UnableToExecuteStatementException(failure, null);
    }
  }

  /** Which of {@code guids} are there. */
  Set<String> known(List<String> guids) {
    try (var query = connection.prepareStatement(KNOWN)) {
      query.setArray(1, connection.createArrayOf("varchar", guids.toArray(String[]::new)));
      return Rows.strings(query);
    } catch (SQLException failure) {
      throw new UnableToExecuteStatementException(failure, null);
    }
  }
}
