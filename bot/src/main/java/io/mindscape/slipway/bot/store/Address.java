package io.mindscape.slipway.bot.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is.
 *
 * @param url for JDBC; it may hold a password
 * @param name what a person calls it; without a password
 */
record Address(String url, String name, Dialect dialect) {

  /** The embedded one in {@code folder}, whether it is there or not. */
  static Address embedded(Path folder) {
    var file = folder.resolve("slipway").toAbsolutePath();
    return new Address(
        "jdbc:h2:file:" + file + ";DB_CLOSE_ON_EXIT=FALSE",
        "the embedded database " + file,
        Dialect.H2);
  }

  /** The one that {@code url} names. */
  static Address at(String url) {
    // The parameters are left out of the name: they may hold a password.
    var name = url.replaceAll("[?;].*", "").replaceAll("//[^/@]*@", "//");
    return new Address(
        url, "the database " + name, url.startsWith("jdbc:h2:") ? Dialect.H2 : Dialect.POSTGRESQL);
  }

  /**
   * @param url null for the embedded one in {@code folder}
   */
  static Address of(@Nullable String url, Path folder) {
    return url == null ? embedded(folder) : at(url);
  }

  /** The file of the embedded database in {@code folder}. */
  static Path file(Path folder) {
    return folder.resolve("slipway.mv.db").toAbsolutePath();
  }

  /** Whether there is an embedded one in {@code folder}. */
  static boolean isIn(Path folder) {
    return Files.exists(file(folder));
  }
}
