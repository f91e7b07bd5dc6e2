package io.mindscape.slipway.bot.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real PostgreSQL for the tests of one class. */
final class PostgresServer implements BeforeAllCallback, AfterAllCallback {

  private @Nullable EmbeddedPostgres postgres;
  private int databases;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    // A nested class has the server of the class around it.
    if (postgres == null) {
      postgres = TestPostgres.builder().start();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (postgres != null && context.getParent().filter(PostgresServer::isOfClass).isEmpty()) {
      postgres.close();
      postgres = null;
    }
  }

  private static boolean isOfClass(ExtensionContext context) {
    return context.getTestClass().isPresent();
  }

  /** Where the database is that each server has. */
  String url() {
    return url("postgres");
  }

  /** Makes a database in which nothing is. */
  String urlOfNew() throws SQLException {
    var name = "empty" + ++databases;
    try (var connection = running().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return url(name);
  }

  private String url(String database) {
    return running().getJdbcUrl("postgres", database);
  }

  private EmbeddedPostgres running() {
    if (postgres == null) {
      throw new IllegalStateException("PostgreSQL runs while tests of its class do, and only then");
    }
    return postgres;
  }
}
