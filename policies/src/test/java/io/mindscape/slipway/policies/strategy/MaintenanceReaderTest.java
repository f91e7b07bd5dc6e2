package io.mindscape.slipway.policies.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.Refused;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceReaderTest {

  private static final Instant CHRISTMAS = Instant.parse("2026-12-24T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {days: [saturday, sunday], from: 22:00, to: 01:00, zone: Europe/Berlin} | Every Saturday and Sunday 22:00-01:00 Europe/Berlin
          {days: sunday, from: "02:00", to: "04:00", zone: UTC} | Every Sunday 02:00-04:00 UTC
          {days: daily, from: 2am, to: 4am, zone: +02:00} | Every day 02:00-04:00 +02:00
          {days: [Mon-Wed, weekends], from: 02:00, to: 24:00, zone: utc} | Every Monday and Tuesday and Wednesday and Saturday and Sunday 02:00-24:00 UTC
          {monthly: second tuesday, from: 02:00, to: 04:00, zone: UTC} | Second Tuesday 02:00-04:00 UTC
          {monthly: [first monday, last friday], from: 02:00, to: 04:00, zone: UTC} | First Monday and last Friday 02:00-04:00 UTC
          """)
  void readsThePreciseForm(String schedule, String plainly) {
    var window = read("maintenance: {schedule: %s}".formatted(schedule)).window();

    assertThat(window.plainly()).isEqualTo(plainly);
    assertThat(window.words()).isEqualTo(plainly);
  }

  @Test
  void exceptionsAndFreezesWinOverTheSchedule() {
    var strategy =
        read(
            """
            maintenance:
              schedule: {days: sunday, from: 02:00, to: 04:00, zone: UTC, except: [2026-12-27]}
              freezes:
                - {name: year end, from: 2026-12-31T00:00:00Z, to: 2027-01-03T03:00:00Z}
              tasks: [log_rotation]
            """);

    assertThat(strategy.window().at(CHRISTMAS).opens())
        .isEqualTo(Instant.parse("2027-01-03T03:00:00Z"));
    assertThat(strategy.tasks()).containsExactly("log_rotation");
  }

  @Test
  void anEnvironmentsOwnFreezesConcernItAlone() {
    var strategy =
        read(
            """
            maintenance: {schedule: "Every Sunday 02:00-04:00 UTC"}
            delivery:
              environments:
                staging: {paths: [s]}
                production:
                  paths: [p]
                  freezes: [{name: audit, from: 2026-12-27T02:30:00Z, to: 2026-12-28T00:00:00Z}]
            """);

    assertThat(strategy.window("production").at(CHRISTMAS).closes())
        .isEqualTo(Instant.parse("2026-12-27T02:30:00Z"));
    assertThat(strategy.window("staging")).isEqualTo(strategy.window());
    assertThat(strategy.window("elsewhere")).isEqualTo(strategy.window());
    assertThat(strategy.window().at(CHRISTMAS).closes())
        .isEqualTo(Instant.parse("2026-12-27T04:00:00Z"));
    assertThat(read("environments: {}").window("production")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          maintenance: {break_glass: {teams: [m/oncall]}} | m/oncall
          maintenance: {tasks: []} | m/owners
          environments: {} | m/owners
          """)
  void theGlassIsBrokenByTheOwnersWhereNobodyElseIsNamed(String text, String team) {
    var strategy = read(text + "\ndelivery: {owners: [m/owners]}");

    assertThat(strategy.breakGlassTeams()).containsExactly(team);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2 | schedule: Every Sundey 02:00-04:00 UTC | "maintenance.schedule": "Every Sundey 02:00-04:00 UTC" is no maintenance window: "sundey" is no day of the week (did you mean Sunday?)
          2 | schedule: [sunday] | "maintenance.schedule" has to be a single value
          2 | schdule: x | "schdule" is no key of "maintenance" (did you mean "schedule"?); there are schedule, tasks, freezes, nodes
          2 | schedule: {days: sunday, frm: 02:00, to: 04:00, zone: UTC} | "frm" is no key of "maintenance.schedule" (did you mean "from"?)
          2 | schedule: {from: 02:00, to: 04:00, zone: UTC} | a schedule has either "days", such as [saturday, sunday] or daily, or "monthly", such as second tuesday
          2 | schedule: {days: sunday, monthly: first sunday, from: 02:00, to: 04:00, zone: UTC} | a schedule has either "days"
          2 | schedule: {days: [], from: 02:00, to: 04:00, zone: UTC} | the schedule names no day
          2 | schedule: {days: [{a: b}], from: 02:00, to: 04:00, zone: UTC} | "maintenance.schedule.days" has to be a list of words
          2 | schedule: {days: sunday, to: 04:00, zone: UTC} | a schedule needs "from" and "to", such as 02:00 and 04:00, and "zone", such as UTC
          2 | schedule: {days: second sunday, from: 02:00, to: 04:00, zone: UTC} | "second sunday" is not on every week: write it under "monthly"
          2 | schedule: {monthly: sunday, from: 02:00, to: 04:00, zone: UTC} | "sunday" does not say which of the month's
          4 | schedule:;    days:;      - sundy;    from: 02:00;    to: 04:00;    zone: UTC | "maintenance.schedule.days": "sundy" is no day of the week (did you mean Sunday?)
          4 | schedule:;    days: sunday;    from: 2;    to: 04:00;    zone: UTC | "maintenance.schedule.from": "2" may be morning or evening
          5 | schedule:;    days: sunday;    from: 02:00;    to: 25:00;    zone: UTC | "maintenance.schedule.to": "25:00" is no time of day
          5 | schedule:;    days: sunday;    from: 02:00;    to: 02:00;    zone: UTC | it closes when it opens
          6 | schedule:;    days: sunday;    from: 02:00;    to: 04:00;    zone: Berlin | "Berlin" is no time zone (did you mean Europe/Berlin?)
          7 | schedule:;    days: sunday;    from: 02:00;    to: 04:00;    zone: UTC;    except: [Christmas] | "Christmas" is no day: write 2027-03-31
          2 | freezes: [{from: 2026-12-20T00:00:00Z, to: 2027-01-04T00:00:00Z}] | there is no "schedule" that "freezes" could win over
          3 | schedule: Daily 2am-4am UTC;  freezes: [{from: 2027-01-04T00:00:00Z, to: 2026-12-20T00:00:00Z}] | a freeze needs "from" and a later "to"
          3 | schedule: Daily 2am-4am UTC;  freezes: [{from: Christmas, to: 2026-12-20T00:00:00Z}] | "Christmas" is no time: write 2026-12-20T00:00:00Z
          3 | schedule: Daily 2am-4am UTC;  freezes: [{from: 2026-12-20T00:00:00Z, to: +100000-01-01T00:00:00Z}] | is not between the years 1970 and 9999
          3 | schedule: Daily 2am-4am UTC;  freezes: [christmas] | "maintenance.freezes" has to be a list of mappings
          2 | break_glass: {teams: []} | "break_glass" needs "teams", such as [mindscape/platform]
          2 | break_glass: {teams: [platform]} | "platform" is no team: write it as organisation/team
          2 | break_glass: {team: [a/b]} | "team" is no key of "maintenance.break_glass" (did you mean "teams"?)
          """)
  void whatIsNotUnderstoodIsToldOnItsLine(int line, String text, String why) {
    assertThatThrownBy(() -> read("maintenance:\n  " + text.replace(';', '\n')))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("slipway.yaml:%d ".formatted(line))
        .hasMessageContaining(why);
  }

  private static Strategy read(String text) {
    return StrategyReader.read(Given.file("slipway.yaml", text));
  }
}
