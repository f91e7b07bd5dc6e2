package io.mindscape.slipway.bot.app;

import static io.mindscape.slipway.bot.app.RawRequest.OPENED;
import static io.mindscape.slipway.bot.app.RawRequest.PREVIOUS;
import static io.mindscape.slipway.bot.app.RawRequest.delivery;
import static io.mindscape.slipway.bot.app.RawRequest.signature;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.bot.app.HostileRequests.Hostile;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.jobs.delivery.Filter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything wrong that somebody may send to GitHub's door, over real sockets, with a real store:
 * each gets its answer, and leaves nothing but a counter.
 */
final class HostileIntakeTest {

  @TempDir private static Path folder;

  private final CapturedLog log = new CapturedLog();
  private Store store;
  private Door door;

  @BeforeEach
  void open() {
    store = Store.embedded(folder.resolve("data" + System.nanoTime()));
    door = new Door(store.inbox());
    log.begin();
  }

  @AfterEach
  void close() {
    log.close();
    door.close();
    store.close();
  }

  static Stream<Hostile> hostile() {
    return HostileRequests.all();
  }

  @Test
  void thereAreEnoughOfThem() {
    assertThat(hostile()).hasSizeGreaterThanOrEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void isTurnedAwayAndLeavesNothing(Hostile request) throws IOException {
    long before = door.refused(request.reason());

    var answer = door.send(request.bytes(), 2);

    assertThat(Door.status(answer)).as(answer).isEqualTo(request.status());
    assertThat(door.refused(request.reason())).as(answer).isEqualTo(before + 1);
    assertThat(answer.lines().filter(line -> line.startsWith("HTTP/1.1"))).hasSize(1);
    assertThat(answer).doesNotContain("guid-1", "sha256", "o/other");
    leftNothing();
  }

  @Test
  void headersThatDoNotEndAreCutOff() throws IOException {
    long before = door.refused("slow");
    var head = delivery().head();
    try (var impatient = Door.impatient(store.inbox());
        var socket = impatient.connect()) {
      socket.getOutputStream().write(head, 0, head.length - 4);

      assertThat(Door.answers(socket.getInputStream(), 2)).startsWith("HTTP/1.1 408 ");
    }
    await().untilAsserted(() -> assertThat(door.refused("slow")).isGreaterThan(before));
    leftNothing();
  }

  @Test
  void aBodyThatDripsIsCutOff() throws IOException {
    long before = door.refused("slow");
    try (var impatient = Door.impatient(store.inbox());
        var socket = impatient.connect()) {
      socket.getOutputStream().write(delivery().head());
      var dripping = Thread.ofVirtual().start(() -> drip(socket));

      assertThat(Door.answers(socket.getInputStream(), 2)).startsWith("HTTP/1.1 408 ");
      dripping.interrupt();
    }
    await().untilAsserted(() -> assertThat(door.refused("slow")).isGreaterThan(before));
    leftNothing();
  }

  /** A byte now and then, so that the connection is never silent for long. */
  private static void drip(java.net.Socket socket) {
    try {
      for (byte each : OPENED.getBytes(UTF_8)) {
        socket.getOutputStream().write(each);
        Thread.sleep(Door.IMPATIENCE.dividedBy(10));
      }
    } catch (IOException | InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aBodyThatEndsEarlyIsNotKept() throws IOException {
    long before = door.refused("cut_short");
    try (var socket = door.connect()) {
      socket.getOutputStream().write(delivery().head());
      socket.getOutputStream().write(OPENED.getBytes(UTF_8), 0, 20);
    }
    await().untilAsserted(() -> assertThat(door.refused("cut_short")).isGreaterThan(before));
    leftNothing();
  }

  @Test
  void aBodyElsewhereIsRefusedUnread() throws IOException {
    for (var path : new String[] {"/", "/observe/health/live", "/api/v1/deliveries", "/nowhere"}) {
      var request = delivery().line("POST " + path + " HTTP/1.1");

      assertThat(Door.status(door.send(request.bytes(), 2))).isEqualTo(413);
      assertThat(Door.status(door.send(request.head(), 1))).isEqualTo(413);
    }
    leftNothing();
  }

  @Test
  void whatFollowsARefusedRequestOnTheSameConnectionIsNotRead() throws IOException {
    var bad = delivery().with("X-Hub-Signature-256: sha256=" + "0".repeat(64)).bytes();

    var answer = door.send(both(bad, delivery().bytes()), 2);

    assertThat(Door.status(answer)).isEqualTo(401);
    leftNothing();
  }

  @Test
  void goodDeliveriesInARowOnOneConnectionAreKept() throws IOException {
    var second = delivery(OPENED.getBytes(UTF_8), "pull_request", "guid-2");

    var answer = door.send(both(delivery().bytes(), second.bytes()), 2);

    assertThat(answer.lines().filter(line -> line.startsWith("HTTP/1.1 202"))).hasSize(2);
    assertThat(store.deliveries().list(Filter.ALL, 10)).hasSize(2);
  }

  @Test
  void aRepetitionIsAcknowledgedAndKeptOnce() throws IOException {
    assertThat(door.send(delivery().bytes(), 1)).contains("202", "kept");
    assertThat(door.send(delivery().bytes(), 1)).contains("202", "known");

    assertThat(store.deliveries().list(Filter.ALL, 10)).hasSize(1);
  }

  @Test
  void anIdThatIsKnownDoesNotBringAnotherPayloadIn() throws IOException {
    door.send(delivery().bytes(), 1);
    door.send(delivery(OPENED.replace('7', '8')).bytes(), 1);

    assertThat(store.deliveries().list(Filter.ALL, 10))
        .singleElement()
        .satisfies(entry -> assertThat(entry.delivery().subject()).isEqualTo("o/n#7"));
  }

  @Test
  void thePreviousSecretIsAccepted() throws IOException {
    var request =
        delivery().with("X-Hub-Signature-256: " + signature(OPENED.getBytes(UTF_8), PREVIOUS));

    assertThat(Door.status(door.send(request.bytes(), 1))).isEqualTo(202);
  }

  @Test
  void aCharacterSetIsNoOtherType() throws IOException {
    var request = delivery().with("Content-Type: Application/JSON; charset=utf-8");

    assertThat(Door.status(door.send(request.bytes(), 1))).isEqualTo(202);
  }

  @Test
  void whoAsksBeforeSendingIsToldToGoOn() throws IOException {
    try (var socket = door.connect()) {
      socket.getOutputStream().write(delivery().plus("Expect: 100-continue").head());
      assertThat(Door.answers(socket.getInputStream(), 1)).startsWith("HTTP/1.1 100 ");
      socket.getOutputStream().write(OPENED.getBytes(UTF_8));

      assertThat(Door.answers(socket.getInputStream(), 1)).startsWith("HTTP/1.1 202 ");
    }
  }

  private void leftNothing() {
    assertThat(store.deliveries().list(Filter.ALL, 10)).isEmpty();
    assertThat(log.lines()).isEmpty();
    // And it goes on.
    assertThat(sent()).isEqualTo(202);
  }

  private int sent() {
    try {
      return Door.status(door.send(delivery().bytes(), 1));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static byte[] both(byte[] one, byte[] other) {
    var out = new java.io.ByteArrayOutputStream();
    out.writeBytes(one);
    out.writeBytes(other);
    return out.toByteArray();
  }
}
