package io.mindscape.slipway.bot.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.delivery.Claim;
import io.mindscape.slipway.jobs.delivery.Deliveries.Tally;
import io.mindscape.slipway.jobs.delivery.DeliveryStore;
import io.mindscape.slipway.jobs.delivery.Evidence.Origin;
import io.mindscape.slipway.jobs.delivery.Filter;
import io.mindscape.slipway.jobs.delivery.State;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A database as the first Slipway left it is brought up to date, and loses nothing. */
abstract class MigrationContract {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  /** An empty database. */
  abstract String url();

  @Test
  void keepsEveryDelivery() throws SQLException {
    fill();

    try (var store = Store.at(url())) {
      var deliveries = store.deliveries();
      assertThat(deliveries.list(Filter.ALL, 10))
          .extracting(entry -> entry.delivery().guid() + " " + entry.state())
          .containsExactly("e DEAD", "d FAILED", "c PENDING", "b FAILED", "a DONE");
      assertThat(deliveries.tally()).isEqualTo(new Tally(3, NOON.plusSeconds(1), 1));
      var b = deliveries.show("b").orElseThrow();
      assertThat(b.attempts()).isEqualTo(2);
      assertThat(b.delivery().subject()).isEqualTo("o/n#7");
      assertThat(b.delivery().evidence().body()).isEqualTo("body of b".getBytes(UTF_8));
      assertThat(b.delivery().evidence().origin()).isEqualTo(Origin.SIGNED);
      assertThat(deliveries.show("e").orElseThrow().error()).isEqualTo("boom");
    }
  }

  @Test
  void goesOnWithWhatWasOpenAndInOrder() throws SQLException {
    fill();

    try (var store = Store.at(url())) {
      assertThat(store.inbox().keep(DeliveryStore.delivery("a", "o/n#7", ""))).isFalse();
      assertThat(store.inbox().keep(DeliveryStore.delivery("new", "o/n#7", ""))).isTrue();
      var first = claim(store);
      var second = claim(store);
      assertThat(List.of(first.delivery().guid(), second.delivery().guid()))
          .containsExactlyInAnyOrder("b", "d");
      var b = first.delivery().guid().equals("b") ? first : second;
      assertThat(b.attempt()).isEqualTo(3);

      store.queue().done(b, null, NOON);
      var c = claim(store);
      assertThat(c.delivery().guid()).isEqualTo("c");
      store.queue().done(c, null, NOON);
      assertThat(claim(store).delivery().guid()).isEqualTo("new");
      assertThat(store.deliveries().replay("e", NOON)).isTrue();
      assertThat(claim(store).delivery().guid()).isEqualTo("e");
      assertThat(store.deliveries().show("d").orElseThrow().state()).isEqualTo(State.RUNNING);
    }
  }

  private static Claim claim(Store store) {
    var now = NOON.plusSeconds(60);
    return store.queue().claim("me", () -> now, Duration.ofSeconds(30)).orElseThrow();
  }

  private void fill() throws SQLException {
    var dialect = url().startsWith("jdbc:h2:") ? Dialect.H2 : Dialect.POSTGRESQL;
    Opening.migrations(url(), dialect).target("1").load().migrate();
    try (var connection = DriverManager.getConnection(url())) {
      insert(connection, "a", "o/n#7", "DONE", 1);
      insert(connection, "b", "o/n#7", "PENDING", 2);
      insert(connection, "c", "o/n#7", "PENDING", 0);
      insert(connection, "d", "o/n#8", "RUNNING", 1);
      insert(connection, "e", "o/n#9", "DEAD", 5);
    }
  }

  private static void insert(
      Connection connection, String guid, String subject, String state, int attempts)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into delivery (guid, event, action, repository, subject, body, received_at,
              state, attempts, not_before, finished_at, error)
            values (?, 'push', '', 'o/n', ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      boolean over = state.equals("DONE") || state.equals("DEAD");
      var received = NOON.plusSeconds(guid.charAt(0) - 'a').atOffset(ZoneOffset.UTC);
      insert.setString(1, guid);
      insert.setString(2, subject);
      insert.setBytes(3, ("body of " + guid).getBytes(UTF_8));
      insert.setObject(4, received);
      insert.setString(5, state);
      insert.setInt(6, attempts);
      insert.setObject(7, Instant.EPOCH.atOffset(ZoneOffset.UTC));
      insert.setObject(8, over ? received : null);
      insert.setString(9, state.equals("DEAD") ? "boom" : null);
      insert.executeUpdate();
    }
  }
}
