package io.mindscape.slipway.policies.semantic.apps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules and time zones as a server of 1.37 took them or not. */
class CronSchedulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 3 * * *",
        "  */5\t0-12/3 1,15 JAN-dec Mon-fri ",
        "? ? ? ? ?",
        "5/15 * * * *",
        "+3 007 * * *",
        "*/9223372036854775807 * * * *",
        ", , , , ,",
        "*-x * * * *",
        "*-1-2 * * * *",
        "0 0 31 2 *",
        "*\u00a0*\u2003*\u3000*\u0085*",
        "@yearly",
        "@annually",
        "@monthly",
        "@weekly",
        "@daily",
        "@midnight",
        "@hourly",
        "@every 1h30m",
        "@every -1.5h",
        "@every +.5s1.s",
        "@every 0",
        "@every 1µs1μs1us1ns",
        "@every 9223372036854775807ns",
        "@every -9223372036854775808ns"
      })
  void takesWhatTheServerTakes(String schedule) {
    assertThat(CronSchedules.problem(schedule)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | five fields, and has 0
          * * * * | five fields, and has 4
          0 * * * * * | five fields, and has 6
          60 * * * * | minute, 60, has to be between 0 and 59
          * 24 * * * | hour, 24, has to be between 0 and 23
          * * 0 * * | day of the month, 0, has to be between 1 and 31
          * * * 13 * | month, 13, has to be between 1 and 12
          * * * * 7 | day of the week, 7, has to be between 0 and 6
          * * * * sunday | day of the week, sunday, has to be between
          * * jan * * | day of the month, jan, has to be between
          10-5 * * * * | minute, 10-5, has to be between 0 and 59, from low to high
          1-2-3 * * * * | too many slashes or dashes
          */2/3 * * * * | too many slashes or dashes
          */0 * * * * | a step that is no number above 0
          */9223372036854775808 * * * * | a step that is no number above 0
          1.5 * * * * | minute, 1.5, has to be between
          ٣ * * * * | minute, ٣, has to be between
          @Daily | none of @yearly
          '@daily ' | none of @yearly
          ' @daily' | five fields, and has 1
          @reboot | none of @yearly
          @every | none of @yearly
          '@every ' | a duration such as 1h30m
          @every 1 | a duration such as 1h30m
          @every 1d | a duration such as 1h30m
          @every 1H | a duration such as 1h30m
          @every 1 h | a duration such as 1h30m
          @every .s | a duration such as 1h30m
          @every +-1h | a duration such as 1h30m
          @every 9223372036854775808ns | a duration such as 1h30m
          @every 10000000h | a duration such as 1h30m
          """)
  void refusesWhatTheServerRefuses(String schedule, String why) {
    assertThat(CronSchedules.problem(schedule)).contains(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC", "Zulu", "Europe/Berlin", "Europe/Kyiv", "America/Argentina/ComodRivadavia", "EST",
        "EST5EDT", "Etc/GMT-14", "GMT+0", "Factory", "ROC", "ROK"
      })
  void takesTheZonesOfTheDatabase(String zone) {
    assertThat(TimeZones.problem(zone)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | leave it out
          local | which one is local
          Europe/berlin | mind the case
          utc | mind the case
          Europe/Berlin2 | no such time zone
          SystemV/AST4 | no such time zone
          Europe | no such time zone
          +01:00 | no name of a time zone
          /Europe/Berlin | no name of a time zone
          -UTC | no name of a time zone
          America/Argentina/Buenos_Aires_xy | no name of a time zone
          """)
  void refusesOtherZones(String zone, String why) {
    assertThat(TimeZones.problem(zone)).contains(why);
  }
}
