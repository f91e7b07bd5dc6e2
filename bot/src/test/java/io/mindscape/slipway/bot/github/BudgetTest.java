package io.mindscape.slipway.bot.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.jobs.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final Errand READ = Errand.of("GET", "/repos/a/b/pulls");
  private static final Errand COMMENT = Errand.of("POST", "/repos/a/b/issues/7/comments");
  private static final Errand CHECK = Errand.of("POST", "/repos/a/b/check-runs");
  private static final Errand MERGE = Errand.of("PUT", "/repos/a/b/pulls/7/merge");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  @Test
  void aReadCostsOnePointAndAChangeFive() {
    assertThat(READ.points()).isEqualTo(1);
    assertThat(COMMENT.points()).isEqualTo(5);
    assertThat(List.of(COMMENT.content(), CHECK.content(), MERGE.content(), READ.content()))
        .containsExactly(true, false, false, false);
  }

  @Test
  void whatDoesNotFitIntoTheMinuteComesBackWhenItDoes() {
    var budget = budget(20, 10, 80, 500);
    pass(budget, COMMENT);
    now.set(NOON.plusSeconds(20));
    pass(budget, COMMENT);

    assertThat(refused(budget, READ).retryAfter()).isEqualTo(Duration.ofSeconds(40));

    now.set(NOON.plusSeconds(60));
    assertThatCode(() -> pass(budget, COMMENT)).doesNotThrowAnyException();
    assertThat(refused(budget, READ).retryAfter()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void contentIsCountedAMinuteAndAnHour() {
    var budget = budget(20, 900, 2, 3);
    pass(budget, COMMENT);
    pass(budget, COMMENT);

    assertThat(refused(budget, COMMENT).retryAfter()).isEqualTo(Duration.ofMinutes(1));
    assertThatCode(() -> pass(budget, CHECK)).doesNotThrowAnyException();

    now.set(NOON.plusSeconds(60));
    pass(budget, COMMENT);
    assertThat(refused(budget, COMMENT).retryAfter()).isEqualTo(Duration.ofMinutes(59));
  }

  @Test
  void theLastOfAnHourIsKeptForDecisions() {
    var budget = budget(20, 900, 80, 500);
    budget.left(Budget.RESERVE, NOON.plusSeconds(600));

    assertThat(refused(budget, CHECK).retryAfter()).isEqualTo(Duration.ofMinutes(10));
    assertThatCode(() -> pass(budget, MERGE)).doesNotThrowAnyException();

    budget.left(0, NOON.plusSeconds(600));
    assertThat(refused(budget, MERGE).retryAfter()).isEqualTo(Duration.ofMinutes(10));
    now.set(NOON.plusSeconds(600));
    assertThatCode(() -> pass(budget, CHECK)).doesNotThrowAnyException();
  }

  @Test
  void anAnswerThatCameLateDoesNotRaiseWhatIsLeft() {
    var budget = budget(20, 900, 80, 500);
    budget.left(4_000, NOON.plusSeconds(600));
    budget.left(4_010, NOON.plusSeconds(600));
    assertThat(budget.standing().remaining()).isEqualTo(4_000);

    budget.left(5_000, NOON.plusSeconds(4_200));
    assertThat(budget.standing().remaining()).isEqualTo(5_000);
  }

  @Test
  void whatGitHubSaysToOneHoldsForAll() {
    var budget = budget(20, 900, 80, 500);
    budget.close(Duration.ofSeconds(42));

    assertThat(refused(budget, MERGE).retryAfter()).isEqualTo(Duration.ofSeconds(42));
    now.set(NOON.plusSeconds(42));
    assertThatCode(() -> pass(budget, READ)).doesNotThrowAnyException();
  }

  @Test
  void whenThereIsRoomForOneAMergeOvertakesComments() throws InterruptedException {
    var budget = new Budget(new Limits(1, 900, 80, 500, Duration.ofMinutes(1)), clock());
    var order = new CopyOnWriteArrayList<String>();
    budget.enter(READ);
    var comments = waits(budget, COMMENT, "comment", order);
    await().until(() -> budget.standing().waits() == 1);
    var survey = waits(budget, READ, "survey", order);
    await().until(() -> budget.standing().waits() == 2);
    var check = waits(budget, CHECK, "check", order);
    await().until(() -> budget.standing().waits() == 3);
    var merge = waits(budget, MERGE, "merge", order);
    await().until(() -> budget.standing().waits() == 4);

    budget.leave();
    for (var thread : List.of(comments, survey, check, merge)) {
      thread.join();
    }

    assertThat(order).containsExactly("merge", "check", "comment", "survey");
  }

  @Test
  void whoWaitsForSomethingElseStandsInNobodysWay() {
    var budget = new Budget(new Limits(20, 900, 1, 500, Duration.ofMinutes(2)), clock());
    pass(budget, COMMENT);
    var order = new CopyOnWriteArrayList<String>();
    var comment = waits(budget, COMMENT, "comment", order);
    await().until(() -> budget.standing().waits() == 1);

    pass(budget, READ);

    assertThat(order).isEmpty();
    now.set(NOON.plusSeconds(61));
    await().until(() -> !comment.isAlive());
    assertThat(order).containsExactly("comment");
  }

  private static Thread waits(Budget budget, Errand errand, String name, List<String> order) {
    return Thread.ofVirtual()
        .start(
            () -> {
              budget.enter(errand);
              order.add(name);
              budget.leave();
            });
  }

  private static void pass(Budget budget, Errand errand) {
    budget.enter(errand);
    budget.leave();
  }

  private static Unavailable refused(Budget budget, Errand errand) {
    return catchThrowableOfType(Unavailable.class, () -> budget.enter(errand));
  }

  private Budget budget(int concurrent, int points, int contents, int contentsAnHour) {
    return new Budget(
        new Limits(concurrent, points, contents, contentsAnHour, Duration.ofSeconds(5)), clock());
  }

  private Clock clock() {
    return new SteppedClock(now);
  }
}
