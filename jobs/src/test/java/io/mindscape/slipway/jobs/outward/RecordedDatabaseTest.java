package io.mindscape.slipway.jobs.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.DatabaseCare;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An index that a killed bot left in one database says nothing of one of its name in another. */
final class RecordedDatabaseTest {

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
        access("eu", "shop", "db-app", "", "web"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatIsLeftInOneDatabaseIsOursThereAlone(DatabaseAccess other) {
    var clock = Clock.fixed(Instant.parse("2026-11-29T02:00:00Z"), ZoneOffset.UTC);
    var databases =
        new Recorded(new Effects(new MemoryLedger(), clock)).databases(access -> new Left());

    assertThatThrownBy(() -> databases.of(SHOP).perform(REBUILDING, Duration.ofMinutes(1)))
        .isInstanceOf(Unavailable.class);

    assertThat(states(databases.of(SHOP))).containsExactly(State.IN_USE, State.LEFT_BY_US);
    assertThat(states(databases.of(other))).containsExactly(State.IN_USE, State.INVALID);
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
