package io.mindscape.slipway.policies.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "every sunday 02:00-04:00 UTC",
        "Sunday 2:00 - 4:00 UTC",
        "  Every Sunday 02:00–04:00 Z  "
      })
  void saysTheSameInOtherWords(String words) {
    var window = WindowSchedule.parse(words);

    assertThat(window.day()).isEqualTo(DayOfWeek.SUNDAY);
    assertThat(window.at(Instant.EPOCH)).isEqualTo(SUNDAY.at(Instant.EPOCH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sunday",
        "Every Sonntag 02:00-04:00 UTC",
        "Every Sunday 02:00-02:00 UTC",
        "Every Sunday 24:30-25:00 UTC",
        "Every Sunday 02:00-04:00 Atlantis",
        "Every Sunday 02:00-04:00"
      })
  void otherWordsAreRefusedWithTheAcceptedForm(String words) {
    assertThatThrownBy(() -> WindowSchedule.parse(words))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Every Sunday 02:00-04:00 UTC");
  }
}
