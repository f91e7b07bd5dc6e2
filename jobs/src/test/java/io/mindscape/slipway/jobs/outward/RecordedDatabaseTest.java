package io.mindscape.slipway.jobs.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.database.Databases;
import io.mindscape.slipway.jobs.database.Findings;
import io.mindscape.slipway.jobs.database.Index;
import io.mindscape.slipway.jobs.database.Index.State;
import io.mindscape.slipway.jobs.database.Relation;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.MemoryLedger;
import io.mindscape.slipway.policies.strategy.DatabaseAccess;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Instead;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An index that a killed bot left in one database says nothing of one of its name in another. */
final class RecordedDatabaseTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-29T02:00:00Z"), ZoneOffset.UTC);
  private static final Relation INDEX = new Relation("shop", "orders_id");
  private static final Relation LEFT = new Relation("shop", "orders_id_ccnew");
  private static final Chore REBUILDING = new Chore(Chore.Kind.REINDEX, INDEX);
  private static final DatabaseAccess SHOP = access("eu", "shop", "db-app", "", "");

  /** The index, and an invalid one as its rebuilding leaves it. Whoever works there dies. */
  private static final class Left implements DatabaseCare {
    @Override
    public Findings look() {
      return new Findings(
          List.of(), List.of(index(INDEX, State.IN_USE), index(LEFT, State.INVALID)));
    }

    @Override
    public Done perform(Chore chore, Duration atMost) {
      throw new Unavailable("the database", "nobody knows what became of it", Duration.ZERO, null);
    }

    private static Index index(Relation name, State state) {
      return new Index(name, new Relation("shop", "orders"), 1, 0, state, true);
    }
  }

  static Stream<DatabaseAccess> others() {
    return Stream.of(
        null,
        access("us", "shop", "db-app", "", ""),
        access("eu", "web", "db-app", "", ""),
        access("eu", "shop", "db-web", "", ""),
        access("eu", "shop", "db-app", "uri", ""),
        access("eu", "shop", "db-app", "", "web"),
        labelled("one", "db-1", 0),
        labelled("one", "", 5433));
  }

  @Test
  void theSameDatabaseIsFoundAgainWhenItBecomesOneOfSeveral() {
    var databases = databases();
    assertThatThrownBy(() -> databases.of(SHOP).perform(REBUILDING, Duration.ofMinutes(1)))
        .isInstanceOf(Unavailable.class);

    assertThat(states(databases.of(labelled("any", "", 0))))
        .containsExactly(State.IN_USE, State.LEFT_BY_US);
  }

  @Test
  void ofOneSecretEachServerIsADatabaseOfItsOwn() {
    var databases = databases();
    assertThatThrownBy(
            () ->
                databases.of(labelled("one", "db-1", 0)).perform(REBUILDING, Duration.ofMinutes(1)))
        .isInstanceOf(Unavailable.class);

    assertThat(states(databases.of(labelled("one", "db-1", 0))))
        .containsExactly(State.IN_USE, State.LEFT_BY_US);
    assertThat(states(databases.of(labelled("two", "db-2", 0))))
        .containsExactly(State.IN_USE, State.INVALID);
  }

  @Test
  void theLogSaysInWhichOfSeveralSomethingWasDone() {
    var ledger = new MemoryLedger();
    var databases = new Recorded(new Effects(ledger, CLOCK)).databases(access -> new Left());

    assertThatThrownBy(
            () ->
                databases.of(labelled("orders", "", 0)).perform(REBUILDING, Duration.ofMinutes(1)))
        .isInstanceOf(Unavailable.class);

    assertThat(ledger.audit().lines())
        .anyMatch(line -> line.toString().contains("the reindex of shop.orders_id in orders"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatIsLeftInOneDatabaseIsOursThereAlone(DatabaseAccess other) {
    var databases = databases();

    assertThatThrownBy(() -> databases.of(SHOP).perform(REBUILDING, Duration.ofMinutes(1)))
        .isInstanceOf(Unavailable.class);

    assertThat(states(databases.of(SHOP))).containsExactly(State.IN_USE, State.LEFT_BY_US);
    assertThat(states(databases.of(other))).containsExactly(State.IN_USE, State.INVALID);
  }

  private static Databases databases() {
    return new Recorded(new Effects(new MemoryLedger(), CLOCK)).databases(access -> new Left());
  }

  private static DatabaseAccess labelled(String label, String host, int port) {
    return new DatabaseAccess(label, "production", SHOP.secret(), new Instead(host, port, "", ""));
  }

  private static List<State> states(DatabaseCare care) {
    return care.look().indexes().stream().map(Index::state).toList();
  }

  private static DatabaseAccess access(
      String cluster, String namespace, String name, String key, String database) {
    return new DatabaseAccess(
        new Place(cluster, namespace, name, key), new Instead("", 0, database, ""));
  }
}
