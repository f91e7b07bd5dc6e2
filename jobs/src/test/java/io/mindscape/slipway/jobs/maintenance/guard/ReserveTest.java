package io.mindscape.slipway.jobs.maintenance.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.maintenance.journal.Expectation;
import io.mindscape.slipway.policies.window.Opening;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReserveTest {

  private static final Instant OPENS = Instant.parse("2026-11-29T02:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT2H,    PT5M,  PT1M,  PT30S",
    "PT20M,   PT5M,  PT1M,  PT30S",
    "PT12M,   PT3M,  PT1M,  PT30S",
    "PT6M,    PT90S, PT1M,  PT30S",
    "PT2M,    PT30S, PT20S, PT10S",
    "PT1M,    PT15S, PT10S, PT5S",
  })
  void isTheSameInAllLongOpeningsAndAShareOfAShortOne(
      Duration length, Duration margin, Duration notice, Duration undo) {
    var opening = new Opening(OPENS, OPENS.plus(length));

    assertThat(Reserve.of(opening)).isEqualTo(new Reserve(margin, notice, undo));
  }

  @ParameterizedTest
  @CsvSource({
    "PT4S,        4 seconds,  4 seconds are",
    "PT1S,        1 second,   1 second is",
    "PT0.2S,      1 second,   0 seconds are",
    "PT59S,       59 seconds, 59 seconds are",
    "PT59.5S,     1 minute,   59 seconds are",
    "PT1M,        1 minute,   1 minute is",
    "PT1M1S,      2 minutes,  1 minute is",
    "PT45M,       45 minutes, 45 minutes are",
  })
  void timeIsRoundedSoThatNothingSeemsToFitThatDoesNot(
      Duration time, String needed, String areLeft) {
    assertThat(Expectation.words(time)).isEqualTo(needed);
    assertThat(Expectation.areLeft(time)).isEqualTo(areLeft);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void thePictureOfAWindowShowsIt(String colours) throws IOException {
    var opening = new Opening(OPENS, OPENS.plus(Duration.ofHours(2)));
    var reserve = Reserve.of(opening);
    var picture = Path.of("../docs/images/window-%s.svg".formatted(colours));

    for (var moment :
        List.of(
            "opens " + before(opening, Duration.ofHours(2)),
            before(opening, reserve.margin()),
            before(opening, reserve.notice()),
            before(opening, reserve.undo()) + " cut off",
            "closes " + before(opening, Duration.ZERO),
            "Friday " + before(opening, Duration.ofHours(2)))) {
      assertThat(picture).content().contains(">" + moment + "<");
    }
  }

  /** As people write it: {@code 03:59}, and seconds where there are some. */
  private static String before(Opening opening, Duration time) {
    return LocalTime.ofInstant(opening.closes().minus(time), ZoneOffset.UTC).toString();
  }

  @Test
  void afterTheCloseNothingIsLeft() {
    assertThat(Expectation.areLeft(Duration.ofMinutes(-3))).isEqualTo("0 seconds are");
  }
}
