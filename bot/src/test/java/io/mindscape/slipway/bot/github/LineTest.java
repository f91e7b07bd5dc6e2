package io.mindscape.slipway.bot.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.jobs.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every request to GitHub has in common. */
class LineTest {

  private static final Account ANA = Account.of("ana");

  private final MockWebServer server = new MockWebServer();
  private Line line;

  @BeforeEach
  void open() throws IOException {
    server.start();
    line = new Line(server.url("/").uri(), Limits.NONE, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    line.close();
    server.close();
  }

  @Test
  void asksWhetherWhatItKnowsStillHolds() throws InterruptedException {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("ETag", "\"one\"")
            .addHeader("Link", "<https://x/2>; rel=\"next\"")
            .body("first")
            .build());
    server.enqueue(new MockResponse.Builder().code(304).build());
    server.enqueue(new MockResponse.Builder().addHeader("ETag", "\"two\"").body("second").build());

    var first = line.send(ANA, get("/a"));
    var same = line.send(ANA, get("/a"));
    var changed = line.send(ANA, get("/a"));

    assertThat(List.of(first.text(), same.text(), changed.text()))
        .containsExactly("first", "first", "second");
    assertThat(same.status()).isEqualTo(200);
    assertThat(same.headers().firstValue("Link")).isPresent();
    assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isNull();
    assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("\"one\"");
  }

  @Test
  void whatOneAccountReadIsNotShownToAnother() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().addHeader("ETag", "\"one\"").body("ana's").build());
    server.enqueue(new MockResponse.Builder().addHeader("ETag", "\"one\"").body("bo's").build());

    line.send(ANA, get("/a"));

    assertThat(line.send(Account.of("bo"), get("/a")).text()).isEqualTo("bo's");
    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isNull();
  }

  @Test
  void credentialsThatAreNotTakenAreReplacedOnce() throws InterruptedException {
    var account = new Account("app", () -> Optional.of("Bearer new"));
    server.enqueue(new MockResponse.Builder().code(401).build());
    server.enqueue(new MockResponse.Builder().code(201).build());

    var reply = line.send(account, post("/a").header("Authorization", "Bearer old"));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(server.takeRequest().getHeaders().values("Authorization"))
        .containsExactly("Bearer old");
    var second = server.takeRequest();
    assertThat(second.getHeaders().values("Authorization")).containsExactly("Bearer new");
    assertThat(second.getBody().utf8()).isEqualTo("{}");
  }

  @Test
  void aChangeWhoseAnswerIsCutShortIsNotSentAgain() {
    server.enqueue(
        new MockResponse.Builder()
            .code(201)
            .onResponseBody(new SocketEffect.CloseSocket())
            .body("x".repeat(10_000))
            .build());

    assertThatThrownBy(() -> line.send(ANA, post("/a"))).isInstanceOf(Unavailable.class);

    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aChangeThatIsNeverAnsweredIsNotSentAgain() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    assertThatThrownBy(() -> line.send(ANA, post("/a"))).isInstanceOf(Unavailable.class);

    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void afterALimitNobodyOfTheAccountAsksBeforeItsTime() {
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "30").build());
    server.enqueue(new MockResponse.Builder().body("bo's").build());

    assertThatThrownBy(() -> line.send(ANA, get("/a"))).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> line.send(ANA, get("/b"))).isInstanceOf(Unavailable.class);

    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(line.send(Account.of("bo"), get("/a")).text()).isEqualTo("bo's");
  }

  @Test
  void thoseWhoWaitToAskTheSameAskOnce() throws InterruptedException {
    var answer = new CountDownLatch(1);
    var asked = new CopyOnWriteArrayList<String>();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            asked.add(request.getTarget());
            answer.await();
            return new MockResponse.Builder().body("b").build();
          }
        });
    line.close();
    line =
        new Line(
            server.url("/").uri(),
            new Limits(1, 900, 80, 500, Duration.ofMinutes(1)),
            Clock.systemUTC());
    var threads = new ArrayList<Thread>();
    threads.add(Thread.ofVirtual().start(() -> line.send(ANA, get("/a"))));
    await().until(() -> asked.size() == 1);
    var answers = new AtomicInteger();
    for (int i = 0; i < 5; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    line.send(ANA, get("/b"));
                    answers.incrementAndGet();
                  }));
    }
    await()
        .until(
            () ->
                line.standings().iterator().next().waits() == 1
                    && threads.stream().skip(1).allMatch(LineTest::isWaiting));
    answer.countDown();
    for (var thread : threads) {
      thread.join();
    }

    assertThat(answers).hasValue(5);
    assertThat(asked).containsExactly("/a", "/b");
  }

  @Test
  void aHundredAndFiftyCommentsAtOnceNeverHearThatTheyAreTooMany() throws InterruptedException {
    var now = new AtomicReference<>(Instant.parse("2026-11-25T12:00:00Z"));
    var github = new StrictGitHub(10, 40);
    server.setDispatcher(github);
    line.close();
    line =
        new Line(
            server.url("/").uri(),
            new Limits(10, 900, 40, 500, Duration.ofSeconds(5)),
            new SteppedClock(now));
    var left = new ConcurrentSkipListSet<Integer>();
    for (int i = 0; i < 150; i++) {
      left.add(i);
    }
    int minutes = 0;
    while (!left.isEmpty()) {
      allAtOnce(left);
      now.updateAndGet(before -> before.plusSeconds(60));
      github.minutePassed();
      minutes++;
    }

    assertThat(github.saidNo()).isZero();
    assertThat(minutes).isEqualTo(4);
  }

  /** Who is told to come back later stays in the set. */
  private void allAtOnce(Set<Integer> left) throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (int i : left) {
      threads.add(Thread.ofVirtual().start(() -> comment(i, left)));
    }
    for (var thread : threads) {
      thread.join();
    }
  }

  private void comment(int issue, Set<Integer> left) {
    try {
      line.send(ANA, post("/repos/a/b/issues/%d/comments".formatted(issue)));
      left.remove(issue);
    } catch (Unavailable later) {
      assertThat(later.retryAfter()).isPositive();
    }
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(at(path));
  }

  private HttpRequest.Builder post(String path) {
    return HttpRequest.newBuilder(at(path)).POST(BodyPublishers.ofString("{}"));
  }

  private URI at(String path) {
    return server.url(path).uri();
  }
}
