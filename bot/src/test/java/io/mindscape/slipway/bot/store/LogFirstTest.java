package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.jobs.delivery.DeliveryStore.delivery;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Claim;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Evidence;
import io.mindscape.slipway.jobs.delivery.Filter;
import io.mindscape.slipway.jobs.delivery.State;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries that are in the log before they are in the database. */
final class LogFirstTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00.123456Z");

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.embedded(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whoeverWorksIsToldWhenItIsInTheQueue() {
    var told = new AtomicInteger();
    store.whenThereIsWork(
        () -> {
          claim();
          told.incrementAndGet();
        });

    store.inbox().keep(delivery("a", "o/n#7", ""));

    await().until(told::get, count -> count == 1);
  }

  @Test
  void whatIsFiledIsNoWork() {
    var told = new AtomicInteger();
    store.whenThereIsWork(told::incrementAndGet);

    assertThat(store.inbox().file(delivery("a", "o/n#7", ""))).isTrue();

    assertThat(store.deliveries().show("a").orElseThrow().state()).isEqualTo(State.DONE);
    assertThat(told).hasValue(0);
  }

  @Test
  void thoseWhoReadSeeAllThatWasKept() {
    for (int i = 0; i < 50; i++) {
      store.inbox().keep(delivery("g" + i, "o/n#7", ""));
      assertThat(store.deliveries().show("g" + i)).isPresent();
    }

    assertThat(store.deliveries().list(Filter.ALL, 100))
        .extracting(entry -> entry.delivery().guid())
        .startsWith("g49", "g48")
        .hasSize(50);
  }

  @Test
  void isKnownWhereverItIs() {
    assertThat(store.inbox().keep(delivery("a", "o/n#7", ""))).isTrue();
    assertThat(store.inbox().keep(delivery("a", "o/n#7", ""))).isFalse();
    assertThat(store.deliveries().show("a")).isPresent();
    assertThat(store.inbox().keep(delivery("a", "o/n#7", ""))).isFalse();
  }

  @Test
  void manyAtOnceAreEachKeptOnce() {
    var fresh = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2_000; i++) {
        var each = delivery("g" + i % 1_000, "o/n#" + i % 10, "");
        threads.execute(() -> fresh.addAndGet(store.inbox().keep(each) ? 1 : 0));
      }
    }

    assertThat(fresh).hasValue(1_000);
    assertThat(store.deliveries().tally().unfinished()).isEqualTo(1_000);
  }

  /** As after SIGKILL: what is in the log is there, what is in the database is not. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatADeadProcessLeftInTheLogIsInTheQueueBeforeAnythingElse(boolean deflated)
      throws IOException {
    store.close();
    var evidence =
        new Evidence(
            Map.of("X-GitHub-Event", "push"), Evidence.Origin.SIGNED, "{\"ü\":1}".getBytes(UTF_8));
    var whole = new Delivery("left", "push", "", "o/n", "o/n@main", "push", evidence, NOON);
    write(deflated ? ArrivalRecord.packed(packed(whole)) : ArrivalRecord.whole(plain(whole)));

    store = Store.embedded(folder);

    var found = store.deliveries().show("left").orElseThrow();
    assertThat(found.state()).isEqualTo(State.PENDING);
    assertThat(found.delivery()).usingRecursiveComparison().isEqualTo(whole);
    assertThat(logs()).isEmpty();
  }

  @Test
  void muchThatADeadProcessLeftIsAllThereInItsOrder() throws IOException {
    store.close();
    var random = new Random(7);
    for (int i = 0; i < 5; i++) {
      var body = new byte[1_500_000];
      random.nextBytes(body);
      var evidence = new Evidence(Map.of(), Evidence.Origin.SIGNED, body);
      write(
          ArrivalRecord.whole(
              plain(new Delivery("g" + i, "push", "", "o/n", "o/n@main", "", evidence, NOON))));
    }

    store = Store.embedded(folder);

    assertThat(store.deliveries().list(Filter.ALL, 10))
        .extracting(entry -> entry.delivery().guid())
        .containsExactly("g4", "g3", "g2", "g1", "g0");
    assertThat(store.deliveries().show("g4").orElseThrow().delivery().evidence().body())
        .hasSize(1_500_000);
    assertThat(logs()).isEmpty();
  }

  @Test
  void whatIsInBothIsThereOnce() throws IOException {
    store.inbox().keep(delivery("a", "o/n#7", ""));
    assertThat(store.deliveries().show("a")).isPresent();
    var claim = claim();
    store.queue().done(claim, null, NOON);
    store.close();
    write(ArrivalRecord.whole(plain(delivery("a", "o/n#7", ""))));

    store = Store.embedded(folder);

    assertThat(store.deliveries().show("a").orElseThrow().state()).isEqualTo(State.DONE);
  }

  @Test
  void aStopLeavesNothingInTheLog() throws IOException {
    store.inbox().keep(delivery("a", "o/n#7", ""));

    store.close();

    assertThat(logs()).isEmpty();
    store = Store.embedded(folder);
    assertThat(store.deliveries().show("a")).isPresent();
  }

  @Test
  void whatDoesNotFitIsSetAsideAndStopsNoOther() throws IOException {
    store.write(handle -> handle.execute("alter table delivery add check (guid not like 'odd%')"));

    assertThat(store.inbox().keep(delivery("odd:1", "o/n#7", ""))).isTrue();
    assertThat(store.inbox().keep(delivery("even", "o/n#7", ""))).isTrue();

    assertThat(store.deliveries().show("even")).isPresent();
    assertThat(store.deliveries().show("odd:1")).isEmpty();
    var aside = files(".odd").getFirst();
    var kept = ArrivalRecord.read(Files.readAllBytes(aside), new Packing());
    assertThat(kept.delivery().guid()).isEqualTo("odd:1");
  }

  @Test
  void whatTheDiskDamagedStopsNothingBehindIt() throws Exception {
    var held = new CountDownLatch(1);
    var free = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(
          () ->
              store.writeLanes(
                  handle -> {
                    held.countDown();
                    return awaitQuietly(free);
                  }));
      held.await();
      // The first is read and cannot be written yet, so that the others stay in the log.
      store.inbox().keep(delivery("before", "o/n#7", ""));
      await().until(() -> threadOf("bringer").getState() == Thread.State.WAITING);
      store.inbox().keep(delivery("damaged", "o/n#7", ""));
      store.inbox().keep(delivery("behind", "o/n#7", ""));
      damage("damaged");
      free.countDown();
    }

    assertThat(store.deliveries().list(Filter.ALL, 10))
        .extracting(entry -> entry.delivery().guid())
        .containsExactly("behind", "before");
    assertThat(Files.readString(files(".odd").getFirst(), ISO_8859_1)).contains("Damaged");
    assertThat(store.inbox().keep(delivery("damaged", "o/n#7", ""))).isTrue();
    assertThat(store.deliveries().show("damaged")).isPresent();
  }

  private static boolean awaitQuietly(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Thread threadOf(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Changes a letter of a word that is in the log, where it is. */
  private void damage(String word) throws IOException {
    for (var log : logs()) {
      int at = Files.readString(log, ISO_8859_1).indexOf(word);
      if (at >= 0) {
        try (var file = FileChannel.open(log, StandardOpenOption.WRITE)) {
          file.write(ByteBuffer.wrap(new byte[] {'D'}), at);
        }
        return;
      }
    }
    throw new AssertionError(word + " is not in the log");
  }

  @Test
  void aDiskThatTakesNothingMakesNobodyBelieveThatItWasKept() throws IOException {
    Files.delete(folder.resolve("arrivals"));

    assertThatThrownBy(() -> store.inbox().keep(delivery("a", "o/n#7", "")))
        .isInstanceOf(Unavailable.class);

    Files.createDirectory(folder.resolve("arrivals"));
    assertThat(store.inbox().keep(delivery("a", "o/n#7", ""))).isTrue();
    assertThat(store.deliveries().show("a")).isPresent();
  }

  @Test
  void aLogOfANewerSlipwayIsNotThrownAway() throws IOException {
    store.close();
    try (var log = WriteAheadLog.open(folder.resolve("arrivals"))) {
      log.append(List.of(new WriteAheadLog.Entry(new byte[] {99}, new byte[0])));
    }

    assertThatThrownBy(() -> Store.embedded(folder))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("no newer Slipway");
    assertThat(logs()).hasSize(1);
    Files.delete(logs().getFirst());
    store = Store.embedded(folder);
  }

  private Claim claim() {
    return store.queue().claim("me", () -> NOON, Duration.ofSeconds(30)).orElseThrow();
  }

  private static Arrival plain(Delivery delivery) {
    return new Arrival(State.PENDING, delivery, new byte[0]);
  }

  private static Arrival packed(Delivery delivery) {
    return new Arrival(
        State.PENDING, Rows.light(delivery), new Packing().pack(delivery.evidence()));
  }

  private void write(WriteAheadLog.Entry record) throws IOException {
    try (var log = WriteAheadLog.open(folder.resolve("arrivals"))) {
      log.append(List.of(record));
    }
  }

  private List<Path> logs() throws IOException {
    return files(".log");
  }

  private List<Path> files(String ending) throws IOException {
    try (var all = Files.list(folder.resolve("arrivals"))) {
      return all.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }
}
