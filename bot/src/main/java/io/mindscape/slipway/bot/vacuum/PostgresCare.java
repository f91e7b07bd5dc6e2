package io.mindscape.slipway.bot.vacuum;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.Chore.Kind;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.database.Findings;
import io.mindscape.slipway.jobs.database.Login;
import io.mindscape.slipway.jobs.database.Relation;
import io.mindscape.slipway.policies.Refused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL (12 or newer) that is looked after over JDBC. Each call has its own connections:
 * nothing is held from one window to the next, and a database that is away never stops the bot.
 */
public final class PostgresCare implements DatabaseCare {

  private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

  /** Waiting for old transactions to end, it blocks nobody: longer than for other locks. */
  private static final Duration CLEANING = Duration.ofSeconds(20);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Access access;

  /**
   * @param url such as {@code jdbc:postgresql://host:5432/name?user=…&password=…}
   */
  public PostgresCare(String url) {
    this(url, LONGEST_WAIT);
  }

  PostgresCare(String url, Duration longestWait) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new Refused(
          "The database to look after is no PostgreSQL: write"
              + " jdbc:postgresql://host:5432/name?user=…&password=…");
    }
    this.access = new Access(url, Map.of(), "SLIPWAY_MAINTENANCE_DATABASE_URL", longestWait);
  }

  /**
   * @param from where the login stands, as messages name it
   */
  PostgresCare(Login login, String from) {
    var properties = new HashMap<>(Encryption.options(login, from));
    properties.put("user", login.user());
    properties.put("password", login.password());
    if (login.address().indexOf(',') >= 0) {
      // The others are standbys, on which nothing can be done.
      properties.put("targetServerType", "primary");
    }
    var url =
        "jdbc:postgresql://%s/%s"
            .formatted(login.address(), URLEncoder.encode(login.name(), StandardCharsets.UTF_8));
    this.access = new Access(url, properties, from, LONGEST_WAIT);
  }

  @Override
  public Findings look() {
    try (var connection = access.open(LONGEST_LOOK)) {
      return new Findings(TableLook.at(connection), IndexLook.at(connection));
    } catch (SQLException failure) {
      throw access.translated(failure, "the look at the tables");
    }
  }

  @Override
  public Done perform(Chore chore, Duration atMost) {
    if (!atMost.isPositive()) {
      throw new IllegalArgumentException("%s without a limit of time".formatted(chore.title()));
    }
    return switch (chore.kind()) {
      case DROP_LEFTOVER -> dropped(chore, atMost);
      case REINDEX -> rebuilt(chore, atMost);
      case VACUUM, FREEZE, ANALYZE -> done(chore, atMost);
    };
  }

  /** Only what is invalid still: an index that somebody uses is never dropped. */
  private Done dropped(Chore chore, Duration atMost) {
    try (var connection = access.open(LONGEST_LOOK)) {
      if (!Leftovers.isInvalid(connection, chore.on())) {
        throw new Refused(chore.on() + " is no invalid index (any more), and was not dropped");
      }
    } catch (SQLException failure) {
      throw access.translated(failure, chore.title());
    }
    return done(chore, atMost);
  }

  /** Whatever becomes of it, no half-built index of it stays, if that can be helped. */
  private Done rebuilt(Chore chore, Duration atMost) {
    var before = leftovers(chore);
    try {
      return done(chore, atMost);
    } catch (Unavailable | Refused failure) {
      // What says that this thread is cut off must not cut off the cleaning.
      boolean wasCutOff = Thread.interrupted();
      try {
        clean(chore, before, failure);
      } finally {
        if (wasCutOff) {
          Thread.currentThread().interrupt();
        }
      }
      throw failure;
    }
  }

  private List<Relation> leftovers(Chore chore) {
    try (var connection = access.open(LONGEST_LOOK)) {
      return Leftovers.of(connection, chore);
    } catch (SQLException failure) {
      throw access.translated(failure, chore.title());
    }
  }

  private void clean(Chore chore, List<Relation> before, RuntimeException why) {
    try (var connection = access.open(CLEANING);
        var statement = connection.createStatement()) {
      for (var left : Leftovers.of(connection, chore)) {
        if (!before.contains(left)) {
          Access.limit(statement, "lock_timeout", CLEANING);
          statement.execute(sql(new Chore(Kind.DROP_LEFTOVER, left)));
        }
      }
    } catch (SQLException failure) {
      why.addSuppressed(failure);
      throw new Unavailable(
          "the database",
          "%s; the invalid index that it left could not be dropped yet, the next window does"
              .formatted(why.getMessage()),
          Duration.ofMinutes(1),
          why);
    }
  }

  private Done done(Chore chore, Duration atMost) {
    try (var connection = access.open(atMost);
        var watch = new Watch(access, connection)) {
      var before = Sizes.of(connection, chore.on());
      Watched.run(connection, sql(chore), atMost, watch);
      return new Done(before, Sizes.of(connection, chore.on()));
    } catch (SQLException failure) {
      throw access.translated(failure, chore.title());
    }
  }

  /** No vacuum cuts off the end of the table's file: that takes a lock which stops readers too. */
  private static String sql(Chore chore) {
    var form =
        switch (chore.kind()) {
          case DROP_LEFTOVER -> "drop index concurrently if exists %s";
          case FREEZE -> "vacuum (freeze, analyze, truncate off) %s";
          case VACUUM -> "vacuum (analyze, truncate off) %s";
          case REINDEX -> "reindex index concurrently %s";
          case ANALYZE -> "analyze %s";
        };
    return form.formatted(quoted(chore.on().schema()) + "." + quoted(chore.on().name()));
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
