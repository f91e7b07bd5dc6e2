package io.mindscape.slipway.bot.vacuum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.Chore.Kind;
import io.mindscape.slipway.jobs.database.Chores;
import io.mindscape.slipway.jobs.database.Relation;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bloated table that people write to all the time, on a real PostgreSQL. */
final class BusyTableTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration BOUND = Duration.ofSeconds(1);
  private static final Relation BY_CUSTOMER = new Relation("shop", "orders_customer");
  private static final Relation KEY = new Relation("shop", "orders_pkey");
  private static final String CHANGE =
      """
      update shop.orders set state = state + 1
      where id = 1 + 10 * (? * 1000 + floor(random() * 1000)::int)
      """;

  private static Shop shop;
  private final PostgresCare care = new PostgresCare(shop.url(), BOUND);

  @BeforeAll
  static void start() throws IOException {
    shop = new Shop();
  }

  @AfterAll
  static void stop() throws IOException {
    shop.close();
  }

  @BeforeEach
  void bloat() {
    shop.clear();
    shop.run(
        """
        create table shop.orders (
          id bigint primary key, customer text, state int default 0, note text)
        """,
        """
        insert into shop.orders (id, customer, note)
        select i, md5(i::text), repeat('n', 40) from generate_series(1, 150000) i
        """,
        "create index orders_customer on shop.orders (customer)",
        "create index orders_note on shop.orders (note)",
        "vacuum analyze shop.orders",
        // One row in ten stays.
        "delete from shop.orders where id % 10 <> 1");
  }

  @Test
  void itsIndexesShrinkAndItsStatisticsAreFreshAndNoWriterWaitsTooLong() throws Exception {
    long before = shop.bytes(BY_CUSTOMER);
    long key = shop.bytes(KEY);
    int writtenMeanwhile;
    try (var writers = new Writers(shop, 3, CHANGE, BOUND)) {
      await().until(() -> writers.written() > 10);
      int begun = writers.written();

      var chores = Chores.of(care.look());
      assertThat(chores)
          .contains(
              new Chore(Kind.VACUUM, new Relation("shop", "orders")),
              new Chore(Kind.REINDEX, BY_CUSTOMER),
              new Chore(Kind.REINDEX, KEY));
      chores.forEach(chore -> care.perform(chore, MINUTE));

      writtenMeanwhile = writers.written() - begun;
      assertThat(writers.waitedTooLong()).isZero();
    }
    assertThat(writtenMeanwhile).isGreaterThan(100);
    assertThat(shop.bytes(BY_CUSTOMER)).isLessThan(before / 3);
    assertThat(shop.bytes(KEY)).isLessThan(key / 3);
    assertThat(shop.invalid()).isEmpty();
    assertThat(shop.number("select reltuples::bigint from pg_class where relname = 'orders'"))
        .isBetween(14_000L, 16_000L);
    assertThat(Chores.of(care.look())).noneMatch(chore -> chore.kind() == Kind.REINDEX);
  }

  /** Else the zero above would say nothing. */
  @Test
  void aWriterThatWaitsTooLongIsCounted() throws Exception {
    try (var writers = new Writers(shop, 1, CHANGE, Duration.ofMillis(100));
        var blocker = shop.connect();
        var statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute("lock table shop.orders in share mode");

      await().until(() -> writers.waitedTooLong() > 0);
      blocker.rollback();
    }
  }

  @Test
  void theAirOfAnIndexIsEstimatedNearTheTruth() {
    // Of the index whose entries all differ; where they are equal, it is rather too small.
    for (var name : new Relation[] {BY_CUSTOMER, KEY}) {
      var estimated =
          care.look().indexes().stream()
              .filter(index -> index.name().equals(name))
              .findFirst()
              .orElseThrow();
      long before = shop.bytes(name);
      shop.run("reindex index " + name);
      long air = before - shop.bytes(name);

      assertThat(estimated.air()).isBetween(air * 95 / 100, air * 105 / 100);
      assertThat(care.look().indexes())
          .filteredOn(index -> index.name().equals(name))
          .allMatch(index -> index.air() < index.bytes() / 10);
    }
  }
}
