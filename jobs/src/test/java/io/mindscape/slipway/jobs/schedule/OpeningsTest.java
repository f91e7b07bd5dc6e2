package io.mindscape.slipway.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.schedule.Openings.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class OpeningsTest {

  private static final RepoName ONE = RepoName.parse("o/one");
  private static final RepoName TWO = RepoName.parse("o/two");
  private static final Duration OFTEN = Duration.ofMillis(10);
  private static final Duration SELDOM = Duration.ofHours(1);

  private final Map<RepoName, AtomicInteger> looks =
      new ConcurrentHashMap<>(Map.of(ONE, new AtomicInteger(), TWO, new AtomicInteger()));

  @Test
  void looksAtEachRepositoryAgainAndAgainAlsoAfterAFailure() {
    try (Openings _ =
        alone(
            repository -> {
              count(repository);
              throw new IllegalStateException("a bug");
            },
            OFTEN)) {
      await().until(() -> looks(ONE) > 2 && looks(TWO) > 2);
    }
  }

  @Test
  void aWindowThatIsOpenForLongKeepsNoOtherWaiting() {
    var goOn = new CountDownLatch(1);
    try (Openings _ =
        alone(
            repository -> {
              count(repository);
              if (repository.equals(ONE)) {
                waitFor(goOn);
              }
              return Optional.empty();
            },
            OFTEN)) {
      await().until(() -> looks(ONE) == 1 && looks(TWO) > 20);
      assertThat(looks(ONE)).isEqualTo(1);
      goOn.countDown();
    }
  }

  @Test
  void looksAtTheMomentOfTheOpening() {
    // Counted from the first look, which comes as late as the machine likes.
    var opens = new AtomicReference<Instant>();
    var again = new AtomicReference<Instant>();
    try (Openings _ =
        alone(
            repository -> {
              var now = Instant.now();
              if (repository.equals(ONE) && !opens.compareAndSet(null, now.plusMillis(700))) {
                again.compareAndSet(null, now);
                return Optional.empty();
              }
              return Optional.ofNullable(opens.get());
            },
            SELDOM)) {
      await().until(() -> again.get() != null);
    }
    assertThat(again.get()).isAfterOrEqualTo(opens.get());
  }

  @Test
  void anOpeningThatIsLongPastIsNotAskedForAgainAndAgain() {
    var every = Duration.ofMillis(300);
    long begun = System.nanoTime();
    try (Openings _ =
        alone(
            repository -> {
              count(repository);
              return Optional.of(Instant.EPOCH);
            },
            every)) {
      await().until(() -> looks(ONE) >= 3);
    }
    // The rhythm alone has it looked at, at its start and whenever that time has passed.
    int due = 1 + (int) Duration.ofNanos(System.nanoTime() - begun).dividedBy(every);
    assertThat(looks(ONE)).isLessThanOrEqualTo(due);
    assertThat(looks(TWO)).isLessThanOrEqualTo(due);
  }

  private static Openings alone(Function<RepoName, Optional<Instant>> look, Duration every) {
    return Openings.alone(new Asked(List.of(ONE, TWO), look, every));
  }

  private void count(RepoName repository) {
    looks.get(repository).incrementAndGet();
  }

  private int looks(RepoName repository) {
    return looks.get(repository).get();
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
