package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.Delivery;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** A batch of arrivals as the columns of {@code delivery}: an array for each. */
final class ArrivalColumns {

  /** They set so many parameters. */
  static final int COUNT = 9;

  private final Connection connection;
  private final List<Arrival> arrivals;

  ArrivalColumns(Connection connection, List<Arrival> arrivals) {
    this.connection = connection;
    this.arrivals = arrivals;
  }

  /**
   * Sets guid, event, action, repository, subject, slot, origin, received_at and state.
   *
   * @param first the number of the first parameter
   */
  void set(PreparedStatement insert, int first) throws SQLException {
    insert.setArray(first, texts(Delivery::guid));
    insert.setArray(first + 1, texts(Delivery::event));
    insert.setArray(first + 2, texts(Delivery::action));
    insert.setArray(first + 3, texts(Delivery::repository));
    insert.setArray(first + 4, texts(Delivery::subject));
    insert.setArray(first + 5, texts(Delivery::slot));
    insert.setArray(first + 6, texts(delivery -> delivery.evidence().origin().name()));
    insert.setArray(
        first + 7,
        array("timestamptz", arrival -> Rows.utc(arrival.delivery().receivedAt()), Object[]::new));
    insert.setArray(first + 8, array("varchar", arrival -> arrival.state().name(), String[]::new));
  }

  /** Their contents, as they are packed. */
  Array contents(String type) throws SQLException {
    return array(type, Arrival::packed, byte[][]::new);
  }

  private Array texts(Function<Delivery, String> text) throws SQLException {
    return array("varchar", arrival -> text.apply(arrival.delivery()), String[]::new);
  }

  /** Of their own type, and not of objects: so PostgreSQL's driver sends them as they are. */
  private <T> Array array(String type, Function<Arrival, T> value, IntFunction<T[]> typed)
      throws SQLException {
    return connection.createArrayOf(type, arrivals.stream().map(value).toArray(typed));
  }
}
