package io.mindscape.slipway.policies.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowScheduleTest {

  private static final WindowSchedule SUNDAY = WindowSchedule.parse("Every Sunday 02:00-04:00 UTC");

  @ParameterizedTest
  @CsvSource({
    "2026-11-29T02:00:00Z, 2026-11-29T02:00:00Z, true",
    "2026-11-29T03:59:59.999999999Z, 2026-11-29T02:00:00Z, true",
    "2026-11-29T01:59:59.999999999Z, 2026-11-29T02:00:00Z, false",
    "2026-11-29T04:00:00Z, 2026-12-06T02:00:00Z, false",
    "2026-11-25T12:00:00Z, 2026-11-29T02:00:00Z, false"
  })
  void isOpenFromItsFirstInstantAndNotAtItsLast(Instant at, Instant opens, boolean isOpen) {
    var opening = SUNDAY.at(at);

    assertThat(opening.opens()).isEqualTo(opens);
    assertThat(opening.closes()).isEqualTo(opens.plus(Duration.ofHours(2)));
    assertThat(opening.covers(at)).isEqualTo(isOpen);
  }

  @Test
  void oneThatRunsPastMidnightIsStillOpenOnTheNextDay() {
    var window = WindowSchedule.parse("Every Saturday 23:00-01:30 UTC");

    assertThat(window.at(Instant.parse("2026-11-29T01:29:00Z")))
        .isEqualTo(
            new Opening(
                Instant.parse("2026-11-28T23:00:00Z"), Instant.parse("2026-11-29T01:30:00Z")));
    assertThat(window.at(Instant.parse("2026-11-29T01:30:00Z")).opens())
        .isEqualTo(Instant.parse("2026-12-05T23:00:00Z"));
  }

  @Test
  void aZoneWithSummerTimeKeepsTheWallClock() {
    var window = WindowSchedule.parse("Every Sunday 02:00-04:00 Europe/Berlin");

    assertThat(window.at(Instant.parse("2026-07-01T00:00:00Z")).opens())
        .isEqualTo(Instant.parse("2026-07-05T00:00:00Z"));
    assertThat(window.at(Instant.parse("2026-12-01T00:00:00Z")).opens())
        .isEqualTo(Instant.parse("2026-12-06T01:00:00Z"));
  }

  @Test
  void onTheNightThatLosesAnHourTheWindowIsShorter() {
    var opening =
        WindowSchedule.parse("Every Sunday 02:00-04:00 Europe/Berlin")
            .at(Instant.parse("2026-03-28T12:00:00Z"));

    assertThat(Duration.between(opening.opens(), opening.closes())).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void opensAtTheFirstInstantThatExistsWhereTheClocksSkipItsTime() {
    assertThat(next("Every Sunday 02:30-04:00 Europe/Berlin", "2026-03-28T12:00:00Z"))
        .isEqualTo(opening("2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z"));
    assertThat(next("Every Sunday 01:00-02:30 Europe/Berlin", "2026-03-28T12:00:00Z"))
        .isEqualTo(opening("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z"));
  }

  @Test
  void oneThatTheClocksSkipAsAWholeIsNotHeld() {
    var window = WindowSchedule.parse("Every Sunday 02:10-02:50 Europe/Berlin");
    var at = Instant.parse("2026-03-28T12:00:00Z");

    assertThat(window.at(at).opens()).isEqualTo(Instant.parse("2026-04-05T00:10:00Z"));
    assertThat(window.outcomes(at, 1).getFirst().why(window.zone()))
        .isEqualTo("the clocks skip that time");
  }

  @ParameterizedTest
  @CsvSource({
    "01:30-02:30, 2026-10-24T23:30:00Z, 2026-10-25T00:30:00Z",
    "02:15-02:45, 2026-10-25T00:15:00Z, 2026-10-25T00:45:00Z",
    "02:30-03:30, 2026-10-25T00:30:00Z, 2026-10-25T02:30:00Z",
    "01:00-04:00, 2026-10-24T23:00:00Z, 2026-10-25T03:00:00Z"
  })
  void inTheHourThatIsRepeatedTheFirstOfTheTwoCounts(String hours, Instant opens, Instant closes) {
    assertThat(next("Every Sunday " + hours + " Europe/Berlin", "2026-10-24T12:00:00Z"))
        .isEqualTo(new Opening(opens, closes));
  }

  @ParameterizedTest
  @CsvSource({
    "Second Tuesday, 2026-11-01, 2026-11-10",
    "Second Tuesday, 2026-11-11, 2026-12-08",
    "Last Friday, 2028-02-01, 2028-02-25",
    "Last Tuesday, 2028-02-01, 2028-02-29",
    "Fifth Monday, 2026-12-01, 2027-03-29",
    "Fifth Tuesday, 2028-02-01, 2028-02-29",
    "First Sunday, 2026-11-02, 2026-12-06"
  })
  void findsTheMonthsDayEvenIfMonthsHaveNone(String days, LocalDate from, LocalDate day) {
    assertThat(next(days + " 02:00-04:00 UTC", from + "T00:00:00Z").opens())
        .isEqualTo(day.atTime(2, 0).toInstant(ZoneOffset.UTC));
  }

  @Test
  void aDayThatTheSchedulesExceptsIsLeftOut() {
    var plain = WindowSchedule.parse("Every Sunday 02:00-04:00 UTC");
    var window =
        new WindowSchedule(
            plain.days(), plain.hours(), Set.of(LocalDate.parse("2026-12-27")), List.of(), "");
    var at = Instant.parse("2026-12-21T00:00:00Z");

    assertThat(window.at(at).opens()).isEqualTo(Instant.parse("2027-01-03T02:00:00Z"));
    assertThat(window.outcomes(at, 1).getFirst().why(window.zone()))
        .isEqualTo("the schedule excepts that day");
  }

  /** On Sunday 2026-11-29: what freezes leave of 02:00 to 04:00, and why. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          00:00 02:00 | 02:00 04:00 | -
          04:00 05:00 | 02:00 04:00 | -
          01:00 02:30 | 02:30 04:00 | it opens late: the freeze "1" ends at 2026-11-29 02:30
          02:00 02:30 | 02:30 04:00 | it opens late: the freeze "1" ends at 2026-11-29 02:30
          03:00 05:00 | 02:00 03:00 | it closes early: the freeze "1" begins at 2026-11-29 03:00
          03:00 03:10 | 02:00 03:00 | it closes early: the freeze "1" begins at 2026-11-29 03:00
          01:00 04:00 | - | the freeze "1" lasts from 2026-11-29 01:00 to 2026-11-29 04:00
          02:00 09:00 | - | the freeze "1" lasts from 2026-11-29 02:00 to 2026-11-29 09:00
          01:00 02:30,02:20 03:00 | 03:00 04:00 | it opens late: the freeze "1" ends at 2026-11-29 02:30; it opens late: the freeze "2" ends at 2026-11-29 03:00
          03:30 05:00,01:00 02:30 | 02:30 03:30 | it opens late: the freeze "2" ends at 2026-11-29 02:30; it closes early: the freeze "1" begins at 2026-11-29 03:30
          01:00 03:00,03:00 05:00 | - | the freeze "1" lasts from 2026-11-29 01:00 to 2026-11-29 03:00; the freeze "2" lasts from 2026-11-29 03:00 to 2026-11-29 05:00
          """)
  void freezesWinOverIt(String freezes, @Nullable String left, @Nullable String why) {
    var frozen = new ArrayList<Freeze>();
    for (var freeze : freezes.split(",", -1)) {
      var ends = times(freeze);
      frozen.add(new Freeze(String.valueOf(frozen.size() + 1), ends.opens(), ends.closes()));
    }
    var window = SUNDAY.frozenBy(frozen);
    var at = Instant.parse("2026-11-28T00:00:00Z");

    var outcome = window.outcomes(at, 1).getFirst();
    assertThat(outcome.opening()).isEqualTo(Optional.ofNullable(left).map(text -> times(text)));
    assertThat(outcome.why(ZoneOffset.UTC)).isEqualTo(why == null ? "" : why);
    assertThat(window.at(at))
        .isEqualTo(left == null ? SUNDAY.at(at.plus(Duration.ofDays(7))) : times(left));
  }

  @Test
  void aFreezeOfAgesIsNotWalkedThrough() {
    var window =
        WindowSchedule.parse("Daily 02:00-04:00 UTC")
            .frozenBy(
                List.of(new Freeze("", Instant.EPOCH, Instant.parse("9998-12-31T03:00:00Z"))));

    assertThat(window.from(Instant.parse("2026-11-28T00:00:00Z"), 2))
        .containsExactly(
            opening("9998-12-31T03:00:00Z", "9998-12-31T04:00:00Z"),
            opening("9999-01-01T02:00:00Z", "9999-01-01T04:00:00Z"));
  }

  @Test
  void aWholeDayIsFollowedByTheNext() {
    var window = WindowSchedule.parse("Daily 00:00-24:00 UTC");
    var midnight = Instant.parse("2026-11-29T00:00:00Z");

    assertThat(window.at(midnight))
        .isEqualTo(opening("2026-11-29T00:00:00Z", "2026-11-30T00:00:00Z"));
    assertThat(window.at(midnight.minusNanos(1)).closes()).isEqualTo(midnight);
  }

  private static Opening next(String words, String at) {
    return WindowSchedule.parse(words).at(Instant.parse(at));
  }

  private static Opening opening(String opens, String closes) {
    return new Opening(Instant.parse(opens), Instant.parse(closes));
  }

  private static Opening times(String two) {
    var from = two.strip().substring(0, 5);
    var to = two.strip().substring(6);
    return opening("2026-11-29T%s:00Z".formatted(from), "2026-11-29T%s:00Z".formatted(to));
  }
}
