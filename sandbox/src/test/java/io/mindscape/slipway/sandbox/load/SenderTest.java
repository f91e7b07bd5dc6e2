package io.mindscape.slipway.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderTest {

  private static final Duration SHORT = Duration.ofMillis(500);

  @TempDir private Path folder;
  private Letters letters;

  @BeforeEach
  void writeExamples() throws IOException {
    var index = Files.createDirectories(folder.resolve("api.github.com")).resolve("index.json");
    Files.writeString(
        index,
        """
        [{"name": "pull_request", "examples":
           [{"action": "labeled", "number": 1, "pull_request": {}, "repository": {}}]},
         {"name": "issue_comment", "examples":
           [{"action": "edited", "issue": {}, "repository": {}}]},
         {"name": "push", "examples": [{"ref": "", "repository": {}}]}]
        """);
    letters = Letters.write(folder, "secret");
  }

  @Test
  void sendsAsManyAsItsScheduleSays() {
    try (var echo = Echo.start();
        var sender = new Sender(new Sender.Target(echo.port(), "/"), letters)) {
      sender.connect(20);
      var outcome = sender.send(new Pace.Scheduled(200), SHORT);
      assertThat(outcome.kept()).isEqualTo(100);
      assertThat(outcome.errors()).isEmpty();
      assertThat(outcome.waits().getTotalCount()).isEqualTo(100);
    }
  }

  @Test
  void usesEveryConnectionAndGivesEachDeliveryAnIdOfItsOwn() throws IOException {
    Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();
    Set<String> ids = ConcurrentHashMap.newKeySet();
    try (var server =
        Listener.start(
            call -> {
              callers.add(call.getRemoteAddress());
              ids.add(call.getRequestHeaders().getFirst("X-GitHub-Delivery"));
              return 202;
            })) {
      try (var sender = new Sender(server.target(), letters)) {
        sender.connect(10);
        var outcome = sender.send(new Pace.Scheduled(100), SHORT);
        assertThat(outcome.errors()).isEmpty();
      }
    }
    assertThat(callers).hasSize(10);
    assertThat(ids).hasSize(50).allMatch(id -> id.length() == 36);
  }

  @Test
  void everyAnswerThatIsNoSuccessIsAnError() throws IOException {
    try (var server = Listener.start(_ -> 503);
        var sender = new Sender(server.target(), letters)) {
      sender.connect(2);
      var outcome = sender.send(new Pace.Scheduled(20), SHORT);
      assertThat(outcome.kept()).isZero();
      assertThat(outcome.errors()).isEqualTo(Map.of("answer 503", 10L));
    }
  }

  @Test
  void theWaitForAFreeConnectionCounts() throws IOException {
    var slow = Duration.ofMillis(20);
    try (var server = Listener.start(_ -> answerAfter(slow));
        var sender = new Sender(server.target(), letters)) {
      sender.connect(1);
      // A hundred in half a second, each of which takes 20 ms: the last one waits long.
      var outcome = sender.send(new Pace.Scheduled(200), SHORT);
      assertThat(outcome.kept()).isEqualTo(100);
      assertThat(outcome.millis(100)).isGreaterThan(1_000);
      assertThat(outcome.millis(50)).isGreaterThan(500);
    }
  }

  @Test
  void keepsNoMoreOnTheWayThanItIsTold() throws IOException {
    var now = new HashSet<HttpExchange>();
    var most = new ArrayList<Integer>(List.of(0));
    try (var server =
            Listener.start(
                call -> {
                  synchronized (now) {
                    now.add(call);
                    most.set(0, Math.max(most.getFirst(), now.size()));
                  }
                  int status = answerAfter(Duration.ofMillis(5));
                  synchronized (now) {
                    now.remove(call);
                  }
                  return status;
                });
        var sender = new Sender(server.target(), letters)) {
      sender.connect(8);
      var outcome = sender.send(new Pace.Kept(3), SHORT);
      assertThat(outcome.errors()).isEmpty();
      assertThat(outcome.kept()).isPositive();
    }
    assertThat(most.getFirst()).isBetween(1, 3);
  }

  private static int answerAfter(Duration pause) {
    var until = System.nanoTime() + pause.toNanos();
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    return 202;
  }

  /** Says the status of an answer. */
  private interface Answering {
    int answer(HttpExchange call) throws IOException;
  }

  /** A server of the JDK's own. */
  private record Listener(HttpServer server) implements AutoCloseable {

    static Listener start(Answering answering) throws IOException {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var server = HttpServer.create(address, 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", call -> answer(call, answering));
      server.start();
      return new Listener(server);
    }

    private static void answer(HttpExchange call, Answering answering) {
      try (call) {
        call.getRequestBody().readAllBytes();
        call.sendResponseHeaders(answering.answer(call), -1);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    Sender.Target target() {
      return new Sender.Target(server.getAddress().getPort(), "/");
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
