package io.mindscape.slipway.jobs.maintenance.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.SetClock;
import io.mindscape.slipway.jobs.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClockWatchTest {

  private static final Instant TWO = Instant.parse("2026-11-29T02:00:00Z");
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private final SetClock clock = new SetClock("2026-11-29T02:00:00Z");
  private final List<Instant> asked = new ArrayList<>();

  /** How far the other is ahead of us, how coarse it is, how long it thinks; how far we are off. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0",
    "5000, 0, 0, 0",
    "5001, 0, 0, -5001",
    "-5000, 0, 0, 0",
    "-5001, 0, 0, 5001",
    "-5999, 1000, 0, 0",
    "-6001, 1000, 0, 5001",
    "5001, 1000, 0, -5001",
    "8000, 0, 3000, 0",
    "8001, 0, 3000, -5001",
    "-5001, 0, 3000, 5001",
    "3600000, 1000, 0, -3600000",
  })
  void onlyWhatIsSureCounts(long theirs, long grain, long thinks, long off) {
    var watch =
        watch(
            new Witness(
                "the database",
                Duration.ofMillis(grain),
                () -> {
                  clock.pass(Duration.ofMillis(thinks));
                  return Optional.of(TWO.plusMillis(theirs));
                }));

    assertThat(watch.problem().isPresent()).isEqualTo(off != 0);
    assertThat(watch.ahead()).isEqualTo(Duration.ofMillis(off));
  }

  @Test
  void saysAgainstWhomAndWhatToDo() {
    var watch = watch(telling("the database", 2_000), telling("GitHub", -12_500));

    assertThat(watch.problem())
        .contains(
            "This machine's clock is 12.500 s ahead of that of GitHub: the maintenance window stays"
                + " closed until they agree to 5 s; set the clock by NTP");
  }

  @Test
  void anAgreementDoesNotHoldAgainWhereTheClockIsSetBackToWhenItWasReached() {
    var theirs = new AtomicReference<>(TWO);
    var ticks = new AtomicLong();
    var other = new Witness("the database", Duration.ZERO, () -> Optional.of(theirs.get()));
    var watch = new ClockWatch(List.of(other), TOLERANCE, clock, ticks::get);
    assertThat(watch.problem()).isEmpty();

    theirs.set(TWO.plus(ClockWatch.GOOD));
    ticks.set(ClockWatch.GOOD.toNanos());

    assertThat(watch.problem())
        .hasValueSatisfying(problem -> assertThat(problem).contains("30 s behind"));
  }

  @Test
  void whoDoesNotAnswerAccusesNobodyAndHidesNobody() {
    var away =
        new Witness(
            "GitHub",
            Duration.ZERO,
            () -> {
              throw new Unavailable("GitHub", "It is away", Duration.ZERO, null);
            });
    var mute = new Witness("a mute", Duration.ZERO, Optional::empty);

    assertThat(watch(away, mute).problem()).isEmpty();
    assertThat(watch(away, mute, telling("the database", 9_000)).problem())
        .hasValueSatisfying(problem -> assertThat(problem).contains("9 s behind that of the data"));
  }

  @Test
  void asksNowAndThenAndWhenTheClockJumps() {
    var watch = watch(telling("the database", 0));
    watch.problem();
    clock.pass(Duration.ofSeconds(29));
    watch.problem();
    assertThat(asked).hasSize(1);

    clock.pass(Duration.ofSeconds(-40));
    assertThat(watch.problem()).isPresent();
    assertThat(asked).hasSize(2);

    clock.set("2026-11-29T02:00:00Z");
    assertThat(watch.problem()).isEmpty();
    clock.pass(Duration.ofHours(1));
    assertThat(watch.problem()).isPresent();
  }

  private ClockWatch watch(Witness... witnesses) {
    return new ClockWatch(List.of(witnesses), TOLERANCE, clock);
  }

  /** Stays at two o'clock and so many milliseconds. */
  private Witness telling(String name, long millis) {
    return new Witness(
        name,
        Duration.ZERO,
        () -> {
          asked.add(clock.instant());
          return Optional.of(TWO.plusMillis(millis));
        });
  }
}
