package io.mindscape.slipway.policies.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How people write a window, and what it means; and what is refused, and why. */
class ScheduleWordsTest {

  /** Words, and what they mean: {@code words | days hours zone}. */
  private static final String UNDERSTOOD =
      """
      Every Sunday 02:00-04:00 UTC | Every Sunday 02:00-04:00 UTC
      every sunday 02:00-04:00 utc | Every Sunday 02:00-04:00 UTC
      EVERY SUNDAY 02:00-04:00 UTC | Every Sunday 02:00-04:00 UTC
      Each Sunday 02:00-04:00 UTC | Every Sunday 02:00-04:00 UTC
      Sunday 02:00-04:00 UTC | Every Sunday 02:00-04:00 UTC
      Sundays 02:00-04:00 UTC | Every Sunday 02:00-04:00 UTC
      On Sundays 02:00-04:00 UTC | Every Sunday 02:00-04:00 UTC
      Sun 02:00-04:00 UTC | Every Sunday 02:00-04:00 UTC
      Sun. 02:00-04:00 UTC | Every Sunday 02:00-04:00 UTC
      Weekly on Sunday 02:00-04:00 UTC | Every Sunday 02:00-04:00 UTC
      Sunday, 02:00-04:00 UTC | Every Sunday 02:00-04:00 UTC
      Sunday: 02:00-04:00 UTC | Every Sunday 02:00-04:00 UTC
      Sunday 02:00 - 04:00 UTC | Every Sunday 02:00-04:00 UTC
      Sunday 02:00–04:00 UTC | Every Sunday 02:00-04:00 UTC
      Sunday 02:00 — 04:00 UTC | Every Sunday 02:00-04:00 UTC
      Sunday 2:00-4:00 UTC | Every Sunday 02:00-04:00 UTC
      Sunday 0200-0400 UTC | Every Sunday 02:00-04:00 UTC
      Sundays 2am-4am UTC | Every Sunday 02:00-04:00 UTC
      Sundays 2 am - 4 am UTC | Every Sunday 02:00-04:00 UTC
      Sundays 2AM to 4AM UTC | Every Sunday 02:00-04:00 UTC
      Sundays 2 a.m. to 4 a.m. UTC | Every Sunday 02:00-04:00 UTC
      Sundays from 02:00 to 04:00 UTC | Every Sunday 02:00-04:00 UTC
      Sundays between 02:00 and 04:00 UTC | Every Sunday 02:00-04:00 UTC
      Sundays at 2am until 4am UTC | Every Sunday 02:00-04:00 UTC
      Sundays 2am till 4am UTC | Every Sunday 02:00-04:00 UTC
      Every Sunday 02:00-04:00 (UTC) | Every Sunday 02:00-04:00 UTC
      Every Sunday 02:00-04:00, UTC | Every Sunday 02:00-04:00 UTC
      Every Sunday 02:00-04:00 in UTC | Every Sunday 02:00-04:00 UTC
      02:00-04:00 UTC every Sunday | Every Sunday 02:00-04:00 UTC
      2am-4am UTC on Sundays | Every Sunday 02:00-04:00 UTC
      from 02:00 to 04:00 (UTC) on Sundays | Every Sunday 02:00-04:00 UTC
      02:00-04:00 UTC, daily | Every day 02:00-04:00 UTC
      Monday 02:00-04:00 UTC | Every Monday 02:00-04:00 UTC
      Tues 02:00-04:00 UTC | Every Tuesday 02:00-04:00 UTC
      Weds 02:00-04:00 UTC | Every Wednesday 02:00-04:00 UTC
      thurs 02:00-04:00 UTC | Every Thursday 02:00-04:00 UTC
      Fridays 02:00-04:00 UTC | Every Friday 02:00-04:00 UTC
      Every Saturday and Sunday 02:00-04:00 UTC | Every Saturday and Sunday 02:00-04:00 UTC
      every Saturday and every Sunday 02:00-04:00 UTC | Every Saturday and Sunday 02:00-04:00 UTC
      Saturdays & Sundays 02:00-04:00 UTC | Every Saturday and Sunday 02:00-04:00 UTC
      Sat, Sun 02:00-04:00 UTC | Every Saturday and Sunday 02:00-04:00 UTC
      Sat+Sun 02:00-04:00 UTC | Every Saturday and Sunday 02:00-04:00 UTC
      Sunday, Sunday 02:00-04:00 UTC | Every Sunday 02:00-04:00 UTC
      Monday, Wednesday, and Friday 02:00-04:00 UTC | Every Monday and Wednesday and Friday 02:00-04:00 UTC
      Mon-Wed 02:00-04:00 UTC | Every Monday and Tuesday and Wednesday 02:00-04:00 UTC
      Monday to Wednesday 02:00-04:00 UTC | Every Monday and Tuesday and Wednesday 02:00-04:00 UTC
      Monday through Wednesday 02:00-04:00 UTC | Every Monday and Tuesday and Wednesday 02:00-04:00 UTC
      Mon – Wed, Sat 02:00-04:00 UTC | Every Monday and Tuesday and Wednesday and Saturday 02:00-04:00 UTC
      Sat-Mon 02:00-04:00 UTC | Every Saturday and Sunday and Monday 02:00-04:00 UTC
      Monday-Sunday 02:00-04:00 UTC | Every day 02:00-04:00 UTC
      Weekends 02:00-04:00 UTC | Every Saturday and Sunday 02:00-04:00 UTC
      every weekend 02:00-04:00 UTC | Every Saturday and Sunday 02:00-04:00 UTC
      Weekdays 02:00-04:00 UTC | Every Monday and Tuesday and Wednesday and Thursday and Friday 02:00-04:00 UTC
      every workday 02:00-04:00 UTC | Every Monday and Tuesday and Wednesday and Thursday and Friday 02:00-04:00 UTC
      Daily 02:00-04:00 UTC | Every day 02:00-04:00 UTC
      Every day 02:00-04:00 UTC | Every day 02:00-04:00 UTC
      Each night 02:00-04:00 UTC | Every day 02:00-04:00 UTC
      Nightly 02:00-04:00 UTC | Every day 02:00-04:00 UTC
      Second Tuesday 22:00-01:00 Europe/Berlin | Second Tuesday 22:00-01:00 Europe/Berlin
      2nd Tuesday 22:00-01:00 Europe/Berlin | Second Tuesday 22:00-01:00 Europe/Berlin
      the second Tuesday 22:00-01:00 Europe/Berlin | Second Tuesday 22:00-01:00 Europe/Berlin
      On the 2nd Tuesday of the month 22:00-01:00 Europe/Berlin | Second Tuesday 22:00-01:00 Europe/Berlin
      Every second Tuesday of the month 22:00-01:00 UTC | Second Tuesday 22:00-01:00 UTC
      second Tuesday of each month 22:00-01:00 UTC | Second Tuesday 22:00-01:00 UTC
      second Tuesday in every month, 22:00-01:00 UTC | Second Tuesday 22:00-01:00 UTC
      Monthly on the second Tuesday 22:00-01:00 UTC | Second Tuesday 22:00-01:00 UTC
      Every month on the second Tuesday 22:00-01:00 UTC | Second Tuesday 22:00-01:00 UTC
      22:00-01:00 UTC on the second Tuesday of the month | Second Tuesday 22:00-01:00 UTC
      Last Friday of the month 02:00-04:00 UTC | Last Friday 02:00-04:00 UTC
      Every last Friday 02:00-04:00 UTC | Last Friday 02:00-04:00 UTC
      Every first Monday 02:00-04:00 UTC | First Monday 02:00-04:00 UTC
      1st Sunday 02:00-04:00 UTC | First Sunday 02:00-04:00 UTC
      First and third Monday 02:00-04:00 UTC | First Monday and third Monday 02:00-04:00 UTC
      1st, 3rd and 5th Sunday 02:00-04:00 UTC | First Sunday and third Sunday and fifth Sunday 02:00-04:00 UTC
      First Monday and last Friday 02:00-04:00 UTC | First Monday and last Friday 02:00-04:00 UTC
      First Monday and Friday 02:00-04:00 UTC | First Monday and first Friday 02:00-04:00 UTC
      Sunday and the first Monday 02:00-04:00 UTC | Sunday and first Monday 02:00-04:00 UTC
      fourth Thu 02:00-04:00 UTC | Fourth Thursday 02:00-04:00 UTC
      Sunday 22:00-01:00 UTC | Every Sunday 22:00-01:00 UTC
      Sunday 10pm-1am UTC | Every Sunday 22:00-01:00 UTC
      Sunday 10:30pm-1:15am UTC | Every Sunday 22:30-01:15 UTC
      Sunday 12am-1am UTC | Every Sunday 00:00-01:00 UTC
      Sunday 12pm-1pm UTC | Every Sunday 12:00-13:00 UTC
      Sunday noon to 3pm UTC | Every Sunday 12:00-15:00 UTC
      Sunday midnight-2am UTC | Every Sunday 00:00-02:00 UTC
      Sunday 22:00-24:00 UTC | Every Sunday 22:00-24:00 UTC
      Sunday 22:00-midnight UTC | Every Sunday 22:00-24:00 UTC
      Sunday 22:00-00:00 UTC | Every Sunday 22:00-24:00 UTC
      Sunday 00:00-24:00 UTC | Every Sunday 00:00-24:00 UTC
      Sunday 02:00-04:00 Europe/Berlin | Every Sunday 02:00-04:00 Europe/Berlin
      Sunday 02:00-04:00 america/new_york | Every Sunday 02:00-04:00 America/New_York
      Sunday 02:00-04:00 America/Argentina/Buenos_Aires | Every Sunday 02:00-04:00 America/Argentina/Buenos_Aires
      Sunday 02:00-04:00 +02:00 | Every Sunday 02:00-04:00 +02:00
      Sunday 02:00-04:00 UTC+5 | Every Sunday 02:00-04:00 UTC+05:00
      Sunday 02:00-04:00 gmt | Every Sunday 02:00-04:00 GMT
      Sunday 02:00-04:00 Z | Every Sunday 02:00-04:00 Z
      Sunday 02:00-04:00 CET | Every Sunday 02:00-04:00 CET
      Sunday 02:00-04:00UTC | Every Sunday 02:00-04:00 UTC
      Sunday 2am-4amZ | Every Sunday 02:00-04:00 Z
      Every Sunday, 02:00–04:00 UTC. | Every Sunday 02:00-04:00 UTC
      Every Sunday 02:00 – 04:00 UTC | Every Sunday 02:00-04:00 UTC
      Every Sunday 02:00-​04:00 UTC | Every Sunday 02:00-04:00 UTC
      Sat/Sun 02:00-04:00 UTC | Every Saturday and Sunday 02:00-04:00 UTC
      Monday; Friday 02:00-04:00 UTC | Every Monday and Friday 02:00-04:00 UTC
      Sunday 02:00-04:00 UTC+5:30 | Every Sunday 02:00-04:00 UTC+05:30
      Sunday 02:00-04:00 -3:30 | Every Sunday 02:00-04:00 -03:30
      Sunday 02:00-04:00 Asia/Kathmandu | Every Sunday 02:00-04:00 Asia/Kathmandu
      Sunday 02:00-04:00 Australia/Lord_Howe | Every Sunday 02:00-04:00 Australia/Lord_Howe
      """;

  /** Words that are refused, and what the message says: {@code words | why}. */
  private static final String REFUSED =
      """
      sometimes | it does not say from when to when
      Sunday | it does not say from when to when
      Every Sunday UTC | it does not say from when to when
      Every Sunday 02:00 UTC | it does not say from when to when
      Every Sunday 02:00 for two hours UTC | it does not say from when to when
      0 2 * * 0 | it does not say from when to when
      Every Sunday 02:00Z-04:00Z | it does not say from when to when
      02:00-04:00 | it names no day
      02:00-04:00 UTC | it names no day
      Every 02:00-04:00 UTC | it names no day of the week
      First 02:00-04:00 UTC | it names no day of the week
      Monday and second 02:00-04:00 UTC | it names no day of the week
      Every Sundey 02:00-04:00 UTC | "sundey" is no day of the week (did you mean Sunday?)
      Wendesday 02:00-04:00 UTC | "wendesday" is no day of the week (did you mean Wednesday?)
      Saturday and Sunay 02:00-04:00 UTC | (did you mean Sunday?)
      Every Sonntag 02:00-04:00 UTC | "sonntag" is no day of the week
      Sunday,, Monday 02:00-04:00 UTC | it names no day of the week
      Sunday 2026-11-29 02:00-04:00 UTC | is no day of the week
      15th of the month 02:00-04:00 UTC | "15th" is no day of the week
      Every other Sunday 02:00-04:00 UTC | every other week begins nowhere
      Biweekly on Sunday 02:00-04:00 UTC | every other week begins nowhere
      Every second Tuesday 02:00-04:00 UTC | can mean every other week: write "Second Tuesday of the month"
      Every 3rd Monday 02:00-04:00 UTC | can mean every other week
      Sunday of the month 02:00-04:00 UTC | it does not say which of the month's
      Monthly on Sunday 02:00-04:00 UTC | it does not say which of the month's
      Last weekday of the month 02:00-04:00 UTC | can mean several days: name one
      Second weekend 02:00-04:00 UTC | can mean several days: name one
      First Mon-Wed 02:00-04:00 UTC | can mean several days: name one
      Sixth Monday 02:00-04:00 UTC | "sixth monday" is no day of the week
      Every Sunday 02:00-02:00 UTC | it closes when it opens
      Every Sunday 00:00-00:00 UTC | it closes when it opens
      Every Sunday 2am-02:00 UTC | it closes when it opens
      Every Sunday 24:00-02:00 UTC | "24:00" is no time of day
      Every Sunday 24:30-25:00 UTC | "24:30" is no time of day
      Every Sunday 02:60-04:00 UTC | "02:60" is no time of day
      Every Sunday 13pm-14pm UTC | "13pm" is no time of day
      Every Sunday 0am-1am UTC | "0am" is no time of day
      Every Sunday 2-4 UTC | "2" may be morning or evening: write 02:00 or 2am
      Every Sunday 2-4am UTC | "2" may be morning or evening
      Every Sunday 22-23 UTC | "22" is no time of day: write 02:00 or 2am
      Every Sunday 02.00-04.00 UTC | "02.00" is no time of day
      Every Sunday 02:00:00-04:00:00 UTC | "02:00:00" is no time of day
      Every Sunday 02:00-04:00 | it names no time zone, such as UTC or Europe/Berlin
      Every Sunday 02:00-04:00 Atlantis | "Atlantis" is no time zone
      Every Sunday 02:00-04:00 Berlin | "Berlin" is no time zone (did you mean Europe/Berlin?)
      Every Sunday 02:00-04:00 new york | (did you mean America/New_York?)
      Every Sunday 02:00-04:00 Europe/Berln | (did you mean Europe/Berlin?)
      Every Sunday 02:00-04:00 EST | the time zone "EST" can mean several: write a place such as America/New_York
      Every Sunday 02:00-04:00 pst | write a place such as America/Los_Angeles
      Every Sunday 02:00-04:00 IST | write a place such as Asia/Kolkata
      Every Sunday 02:00-04:00 +19:00 | "+19:00" is no time zone
      Every Sunday 02:00-04:00 and 06:00-08:00 UTC | it names more than one time
      Sunday 02:00-04:00 and Wednesday 03:00-05:00 UTC | it names more than one time
      Sunday 02:00-04:00 UTC; Wednesday 2am-4am UTC | it names more than one time
      Every Sunday 02:00-04:00 UTC+5:3 | "UTC+5:3" is no time zone
      Every Sunday 02:00-04:00 UTC and Monday | is no time zone
      """;

  static Stream<List<String>> understood() {
    return UNDERSTOOD.lines().map(line -> List.of(line.split(" \\| ", -1)));
  }

  static Stream<List<String>> refused() {
    return REFUSED.lines().map(line -> List.of(line.split(" \\| ", -1)));
  }

  @Test
  void theTablesAreLong() {
    assertThat(understood().count()).isGreaterThanOrEqualTo(90);
    assertThat(refused().count()).isGreaterThanOrEqualTo(50);
  }

  @ParameterizedTest
  @MethodSource("understood")
  void understandsWhatPeopleWrite(List<String> line) {
    var schedule = WindowSchedule.parse(line.get(0));

    assertThat(schedule.plainly()).isEqualTo(line.get(1));
    assertThat(schedule.words()).isEqualTo(line.get(0));
    // The plain form is a form too, and means the same.
    var again = WindowSchedule.parse(schedule.plainly());
    assertThat(again.days()).isEqualTo(schedule.days());
    assertThat(again.hours()).isEqualTo(schedule.hours());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatIsUnclearAndSaysWhatToWrite(List<String> line) {
    assertThatThrownBy(() -> WindowSchedule.parse(line.get(0)))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("\"%s\" is no maintenance window: ".formatted(line.get(0)))
        .hasMessageContaining(line.get(1))
        .hasMessageEndingWith(
            "Write days, two times and a zone, such as \"Every Sunday 02:00-04:00 UTC\", \"Daily"
                + " 1am-3am Europe/Berlin\" or \"Second Tuesday of the month 22:00-01:00 UTC\"");
  }

  @Test
  void aLongTextIsRefusedAtOnceAndNotRepeatedWhole() {
    assertThatThrownBy(() -> WindowSchedule.parse(" , ".repeat(500_000) + "02:00-04:00 UTC"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("longer than 200 characters")
        .message()
        .hasSizeLessThan(400);
    assertThatThrownBy(() -> WindowSchedule.parse("")).isInstanceOf(Refused.class);
  }
}
