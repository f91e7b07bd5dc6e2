package io.mindscape.slipway.sandbox.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * H2, in the bot's data folder. A copy of the file is read, so that looking at it neither locks nor
 * repairs what the bot finds again.
 *
 * @param data the bot's data folder
 */
record EmbeddedDatabase(Path data) implements Database {

  private static final String FILE = "slipway.mv.db";

  @Override
  public Optional<String> url() {
    return Optional.empty();
  }

  @Override
  public Connection connect() throws SQLException {
    try {
      var copy = Files.createDirectories(data.resolveSibling("looked-at"));
      Files.copy(data.resolve(FILE), copy.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
      return DriverManager.getConnection(
          "jdbc:h2:file:" + copy.resolve("slipway") + ";FILE_LOCK=NO;DB_CLOSE_DELAY=0");
    } catch (IOException failure) {
      throw new SQLException("the database's file cannot be copied", failure);
    }
  }

  @Override
  public void close() {}
}
