package io.mindscape.slipway.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.mindscape.slipway.jobs.recovery.FailedDeliveries;
import io.mindscape.slipway.jobs.recovery.FailedDeliveries.Failed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the forge could not deliver is found, over pages, and sent again when asked. */
class FailedDeliveriesTest {

  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private volatile int answer = 503;
  private HttpServer bot;
  private SandboxWorld world;
  private FailedDeliveries deliveries;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    bot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    bot.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (answer < 300) {
              taken.add(exchange.getRequestHeaders().getFirst("X-GitHub-Delivery"));
            }
            exchange.sendResponseHeaders(answer, -1);
          }
        });
    bot.start();
    world = SandboxWorld.withApp(folder);
    world.hookOfApp(
        URI.create("http://127.0.0.1:" + bot.getAddress().getPort() + "/webhooks/github"));
    deliveries = world.adapter().failedDeliveries().orElseThrow();
  }

  @AfterEach
  void stop() {
    world.close();
    bot.stop(0);
  }

  private List<Failed> failed() {
    return deliveries.since(Instant.EPOCH);
  }

  @Test
  void findsAllThatNobodyTookOldestFirst() {
    world.push("ana", "change", Map.of("a.txt", "1"), List.of());
    int number = world.open("ana", "change", "A change");
    for (int i = 0; i < 120; i++) {
      world.comment("ana", number, "Remark " + i);
    }

    await().until(() -> failed().size() >= 122);
    var found = failed();
    assertThat(found).isSortedAccordingTo((one, other) -> Long.compare(one.id(), other.id()));
    assertThat(new HashSet<>(found.stream().map(Failed::guid).toList())).hasSameSizeAs(found);
    assertThat(found.getLast().event()).isEqualTo("issue_comment");
    assertThat(found.getLast().action()).isEqualTo("created");
    assertThat(deliveries.since(world.clock().instant().plusSeconds(1))).isEmpty();
  }

  @Test
  void whatArrivedWhenItWasSentAgainIsNoLongerThere() {
    world.push("ana", "change", Map.of("a.txt", "1"), List.of());
    await().until(() -> failed().size() == 1);
    var lost = failed().getFirst();

    answer = 202;
    deliveries.redeliver(lost.id());

    await().until(() -> failed().isEmpty());
    assertThat(taken).containsExactly(lost.guid());
  }

  @Test
  void whatFailsAgainIsThereOnceByItsNewestAttempt() {
    world.push("ana", "change", Map.of("a.txt", "1"), List.of());
    await().until(() -> failed().size() == 1);
    var lost = failed().getFirst();

    deliveries.redeliver(lost.id());

    await().until(() -> failed().getFirst().id() > lost.id());
    assertThat(failed()).extracting(Failed::guid).containsExactly(lost.guid());
  }
}
