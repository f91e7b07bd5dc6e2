package io.mindscape.slipway.bot.vacuum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.Chore.Kind;
import io.mindscape.slipway.jobs.database.Chores;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.database.Findings;
import io.mindscape.slipway.jobs.database.Relation;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.MemoryLedger;
import io.mindscape.slipway.jobs.outward.RecordedDatabase;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rebuilding that does not come to its end, on a real PostgreSQL. */
final class CutOffTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Relation BENT = new Relation("shop", "bent");
  private static final Relation LEFT = new Relation("shop", "bent_ccnew");
  private static final Chore REBUILDING = new Chore(Kind.REINDEX, BENT);

  private static Shop shop;
  private final PostgresCare care = new PostgresCare(shop.url(), Duration.ofSeconds(1));

  @BeforeAll
  static void start() throws IOException {
    shop = new Shop();
  }

  @AfterAll
  static void stop() throws IOException {
    shop.close();
  }

  @BeforeEach
  void slowly() {
    shop.clear();
    shop.slow();
  }

  @Test
  void atTheDeadlineItIsEndedAndLeavesNoInvalidIndex() {
    var ending = catchThrowable(() -> care.perform(REBUILDING, Duration.ofSeconds(4)));

    // An index that is invalid is in the catalogue before its first entry is reckoned.
    assertThat(shop.limitWhileBuilt()).as("of PostgreSQL itself").isEqualTo(4000);
    assertThat(ending)
        .isInstanceOf(Unavailable.class)
        .hasMessage("the reindex of shop.bent took longer than it may, and was ended");
    assertThat(shop.invalid()).isEmpty();
    assertThat(isUsable()).isTrue();
  }

  @Test
  void whenItsThreadIsInterruptedItIsEndedToo() throws InterruptedException {
    var ending = new CompletableFuture<Throwable>();
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  ending.complete(catchThrowable(() -> care.perform(REBUILDING, MINUTE)));
                  assertThat(Thread.currentThread().isInterrupted()).isTrue();
                });
    await().until(() -> !shop.invalid().isEmpty());

    thread.interrupt();

    assertThat(ending.join()).hasMessage("the reindex of shop.bent was cut off");
    assertThat(shop.invalid()).isEmpty();
    thread.join();
  }

  @Test
  void itGivesWayToWhoWaitsForItsLock() {
    var rebuilding =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> care.perform(REBUILDING, MINUTE)));
    await().until(() -> !shop.invalid().isEmpty());

    // It waits for the rebuilding, and every writer behind it.
    shop.run("alter table shop.slow add column note text");

    assertThat(rebuilding.join())
        .hasMessage("the reindex of shop.bent was ended: somebody waited for its lock");
    assertThat(shop.invalid()).isEmpty();
  }

  @Test
  void whatABotThatWasKilledLeftIsDroppedTheNextTimeAndNothingOfOthers() throws Exception {
    shop.run(
        "create table shop.other (id int)",
        "insert into shop.other values (1), (1)",
        "create index others on shop.other (id)");
    assertThatThrownBy(
            () -> shop.run("create unique index concurrently others_ccnew on shop.other (id)"))
        .hasMessageContaining("could not create unique index");
    var effects = new Effects(new MemoryLedger(), Clock.systemUTC());
    var killed = new RecordedDatabase(new Killed(), effects);
    assertThatThrownBy(() -> killed.perform(REBUILDING, MINUTE)).hasMessage("killed");
    assertThat(shop.invalid()).containsExactly("shop.bent_ccnew", "shop.others_ccnew");

    var next = new RecordedDatabase(care, effects);
    var chores = Chores.of(next.look());

    assertThat(chores).first().isEqualTo(new Chore(Kind.DROP_LEFTOVER, LEFT));
    var done = next.perform(chores.getFirst(), MINUTE);
    assertThat(done.after().bytes()).isZero();
    assertThat(shop.invalid()).containsExactly("shop.others_ccnew");
    assertThat(Chores.of(next.look())).noneMatch(chore -> chore.kind() == Kind.DROP_LEFTOVER);
    assertThat(isUsable()).isTrue();
  }

  @Test
  void anIndexThatIsInUseIsNeverDropped() {
    assertThatThrownBy(() -> care.perform(new Chore(Kind.DROP_LEFTOVER, BENT), MINUTE))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("is no invalid index");
    assertThat(isUsable()).isTrue();
  }

  private static boolean isUsable() {
    return shop.number(
            "select count(*) from pg_index where indexrelid = 'shop.bent'::regclass and indisvalid")
        == 1;
  }

  /** A bot in a process of its own, killed while it rebuilds. */
  private static final class Killed implements DatabaseCare {
    @Override
    public Findings look() {
      return new Findings(List.of(), List.of());
    }

    @Override
    public Done perform(Chore chore, Duration atMost) {
      try {
        var bot =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Rebuilding.class.getName(),
                    shop.url())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(MINUTE).until(() -> shop.invalid().contains(LEFT.toString()));
        bot.destroyForcibly().waitFor();
        // PostgreSQL notices by itself that nobody is there any more.
        await()
            .atMost(MINUTE)
            .until(
                () ->
                    shop.number(
                            "select count(*) from pg_stat_activity where application_name ="
                                + " 'slipway'")
                        == 0);
      } catch (IOException | InterruptedException failure) {
        throw new AssertionError(failure);
      }
      throw new OutOfMemoryError("killed");
    }
  }

  /** What the process does that is killed. */
  static final class Rebuilding {
    private Rebuilding() {}

    public static void main(String[] arguments) {
      new PostgresCare(arguments[0]).perform(REBUILDING_THERE, MINUTE);
    }

    private static final Chore REBUILDING_THERE =
        new Chore(Kind.REINDEX, new Relation("shop", "bent"));
  }
}
