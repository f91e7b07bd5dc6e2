package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.sandbox.database.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** A real PostgreSQL. */
record ServedDatabase(Postgres server) implements Database {

  @Override
  public Optional<String> url() {
    return Optional.of(server.url());
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(server.url());
  }

  @Override
  public void close() {
    server.close();
  }
}
