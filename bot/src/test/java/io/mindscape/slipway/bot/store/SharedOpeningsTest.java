package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.schedule.Openings;
import io.mindscape.slipway.jobs.schedule.Openings.Asked;
import io.mindscape.slipway.jobs.schedule.Openings.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The schedule of the window that replicas share, on a real PostgreSQL. */
final class SharedOpeningsTest {

  @RegisterExtension private static final PostgresServer POSTGRES = new PostgresServer();

  private static final RepoName ONE = RepoName.parse("o/one");
  private static final RepoName TWO = RepoName.parse("o/two");
  private static final Duration SELDOM = Duration.ofHours(1);
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final List<Openings> replicas = new ArrayList<>();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final AtomicInteger looks = new AtomicInteger();
  private Store store;

  @BeforeEach
  void open() throws SQLException {
    store = Store.at(POSTGRES.urlOfNew());
  }

  @AfterEach
  void close() {
    goOn.countDown();
    replicas.forEach(Openings::close);
    store.close();
  }

  @Test
  void ofThreeReplicasOneLooksAtATime() {
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    var lookers =
        new AtomicInteger[] {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
    for (var own : lookers) {
      start(
          List.of(ONE),
          repository -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            own.incrementAndGet();
            letOthersTry();
            atOnce.decrementAndGet();
            return Optional.empty();
          },
          Duration.ofMillis(50));
    }

    await().until(() -> lookers[0].get() + lookers[1].get() + lookers[2].get() >= 30);

    assertThat(most).hasValue(1);
  }

  @Test
  void whileOneLooksNoOtherBegins() throws InterruptedException {
    var elsewhere = new AtomicInteger();
    Function<RepoName, Optional<Instant>> look =
        repository -> {
          if (repository.equals(TWO)) {
            elsewhere.incrementAndGet();
          } else {
            looks.incrementAndGet();
            waitFor(goOn);
          }
          return Optional.empty();
        };
    for (int replica = 0; replica < 3; replica++) {
      start(List.of(ONE, TWO), look, Duration.ofMillis(50));
    }

    await().until(() -> looks.get() == 1 && elsewhere.get() >= 20);

    assertThat(looks).hasValue(1);
  }

  @Test
  void whenTheOneThatLooksIsKilledAnotherLooksSoon(@TempDir Path folder) throws Exception {
    var begun = folder.resolve("begun");
    var killed = Replica.start(url(), begun);
    try {
      await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(begun));
      start(List.of(ONE), this::counted, SELDOM);
      // The job is the other's: this one has its turn only because the other dies.
      assertThat(looks).hasValue(0);
    } finally {
      killed.destroyForcibly().waitFor();
    }
    var death = Instant.now();

    await().atMost(StoredTurns.LEASE).until(() -> looks.get() > 0);

    System.out.printf(
        "taken over %d ms after the kill%n", Duration.between(death, Instant.now()).toMillis());
  }

  @Test
  void anOpeningThatWasMissedIsLookedAtWhenSomebodyIsThereAgain() {
    var opens = Instant.now().plus(SELDOM);
    var first = shared(List.of(ONE), repository -> planned(opens), SELDOM);
    await().until(() -> looks.get() == 1 && openings() == 1);
    first.close();
    assertThat(looks).hasValue(1);
    // While nobody is there, its time passes.
    var passed = Instant.now().minusSeconds(1);
    opensAt(passed);

    start(List.of(ONE), repository -> planned(passed), SELDOM);

    // One look at the start, and the one that was missed.
    await().until(() -> looks.get() == 3);
    await().until(() -> openings() == 0);
  }

  @Test
  void aRepositoryThatTheSettingsDoNotNameAnyMoreIsForgotten() {
    shared(List.of(ONE, TWO), this::counted, SELDOM).close();
    assertThat(jobs()).containsExactly("o/one", "o/two");

    start(List.of(TWO), this::counted, SELDOM);

    assertThat(jobs()).containsExactly("o/two");
  }

  @Test
  void aReplicaWithOtherSettingsLeavesARepositoryAlone() {
    var others = new AtomicInteger();
    start(
        List.of(TWO),
        repository -> {
          others.incrementAndGet();
          assertThat(repository).isEqualTo(TWO);
          return Optional.empty();
        },
        Duration.ofMillis(50));
    start(List.of(ONE, TWO), this::counted, Duration.ofMillis(50));

    await().until(() -> looks.get() > 5 && others.get() > 5);
  }

  @Test
  void theServerTellsTheTime() {
    var before = Instant.now();
    var told = store.time().orElseThrow().tells().get().orElseThrow();

    // The same machine's clock, in microseconds.
    assertThat(told).isBetween(before.minusMillis(1), Instant.now().plusMillis(1));
  }

  private Optional<Instant> counted(RepoName repository) {
    looks.incrementAndGet();
    return Optional.empty();
  }

  private Optional<Instant> planned(Instant opens) {
    looks.incrementAndGet();
    return Optional.of(opens);
  }

  private void start(
      List<RepoName> repositories, Function<RepoName, Optional<Instant>> look, Duration every) {
    replicas.add(shared(repositories, look, every));
  }

  private Openings shared(
      List<RepoName> repositories, Function<RepoName, Optional<Instant>> look, Duration every) {
    return Openings.shared(new Asked(repositories, look, every), new Place(url(), BEAT));
  }

  private String url() {
    return store.sharedUrl().orElseThrow();
  }

  private int openings() {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select count(*) from schedule_triggers where trigger_group = 'opening'")
                .mapTo(Integer.class)
                .one());
  }

  private void opensAt(Instant at) {
    store.write(
        handle ->
            handle.execute(
                """
                update schedule_triggers set start_time = ?, next_fire_time = ?
                where trigger_group = 'opening'\
                """,
                at.toEpochMilli(),
                at.toEpochMilli()));
  }

  private List<String> jobs() {
    return store.read(
        handle ->
            handle
                .createQuery("select job_name from schedule_job_details order by job_name")
                .mapTo(String.class)
                .list());
  }

  /** Long enough that others would begin, if they could. */
  private void letOthersTry() {
    waitFor(new CountDownLatch(1), 20);
  }

  private static void waitFor(CountDownLatch latch) {
    waitFor(latch, 60_000);
  }

  private static void waitFor(CountDownLatch latch, int millis) {
    try {
      var _ = latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
