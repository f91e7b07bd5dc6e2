package io.mindscape.slipway.policies.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The schedule against an oracle that knows nothing of its arithmetic: it goes through time minute
 * by minute and reads the zone's clock, on which a time that was reached once has been reached.
 */
class MinuteByMinuteTest {

  /** Among them half an hour and two hours of summer time, changes at midnight, a skipped day. */
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "America/Sao_Paulo",
          "Africa/Casablanca",
          "Antarctica/Troll",
          "Asia/Kathmandu",
          "Asia/Tehran",
          "Australia/Lord_Howe",
          "Pacific/Apia",
          "Pacific/Chatham",
          "America/Havana");

  private static final Instant FIRST = Instant.parse("2010-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2030-01-01T00:00:00Z");
  private static final int MINUTES_OF_A_SPAN = 4 * 24 * 60;
  private static final int WARM_UP = 2 * 24 * 60;

  private static final List<String> NAMES =
      List.of("first", "second", "third", "fourth", "fifth", "last");

  /** What a case is: in the oracle's terms, and in words. */
  private record Given(
      ZoneId zone,
      Set<DayOfWeek> weekdays,
      Set<Integer> inMonth,
      LocalTime opens,
      LocalTime closes,
      Set<LocalDate> except,
      List<Freeze> freezes) {

    String words() {
      var ordinals = inMonth.stream().map(NAMES::get).toList();
      var days = weekdays.stream().map(DayOfWeek::toString).toList();
      return "%s %s %s-%s %s"
          .formatted(
              String.join(" and ", ordinals), String.join(" and ", days), opens, closes, zone);
    }

    WindowSchedule schedule() {
      var plain = WindowSchedule.parse(words().strip());
      return new WindowSchedule(plain.days(), plain.hours(), except, freezes, plain.words());
    }

    boolean isPlanned(LocalDate date) {
      if (!weekdays.contains(date.getDayOfWeek()) || except.contains(date)) {
        return false;
      }
      if (inMonth.isEmpty()) {
        return true;
      }
      int nth = -1;
      for (var day = date.withDayOfMonth(1); !day.isAfter(date); day = day.plusDays(1)) {
        nth += day.getDayOfWeek() == date.getDayOfWeek() ? 1 : 0;
      }
      boolean isLast = date.plusDays(7).getMonth() != date.getMonth();
      return inMonth.contains(nth) || (isLast && inMonth.contains(5));
    }
  }

  /** Walks through time. */
  private static final class Oracle {
    private final Given given;
    private long reached = Long.MIN_VALUE;
    private LocalDate current = LocalDate.MIN;
    private boolean wasOpen;
    private boolean isOver;

    Oracle(Given given) {
      this.given = given;
    }

    /** Whether the window is open in that minute; asked for one after another. */
    boolean isOpen(Instant minute) {
      var offset = given.zone().getRules().getOffset(minute).getTotalSeconds();
      reached = Math.max(reached, minute.getEpochSecond() + offset);
      var clock = LocalDateTime.ofEpochSecond(reached, 0, ZoneOffset.UTC);
      var today = clock.toLocalDate();
      var date = covers(today, clock) ? today : today.minusDays(1);
      if (!covers(date, clock)) {
        return false;
      }
      if (!date.equals(current)) {
        current = date;
        wasOpen = false;
        isOver = false;
      }
      boolean isFrozen = given.freezes().stream().anyMatch(freeze -> freeze.covers(minute));
      isOver |= wasOpen && isFrozen;
      wasOpen |= !isFrozen;
      return !isFrozen && !isOver;
    }

    private boolean covers(LocalDate date, LocalDateTime clock) {
      var end = given.closes().isAfter(given.opens()) ? date : date.plusDays(1);
      return !clock.isBefore(date.atTime(given.opens()))
          && clock.isBefore(end.atTime(given.closes()))
          && given.isPlanned(date);
    }
  }

  @Test
  void agreesWithTheOracleInEachMinute() {
    long seed = Long.getLong("slipway.window.seed", 20261129L);
    var random = new Random(seed);
    int compared = 0;
    int open = 0;
    int cut = 0;
    for (var zone : ZONES) {
      for (int round = 0; round < 24; round++) {
        var start = start(ZoneId.of(zone), random);
        var given = given(ZoneId.of(zone), start, random);
        var schedule = given.schedule();
        var oracle = new Oracle(given);
        for (int minute = 0; minute < WARM_UP; minute++) {
          oracle.isOpen(start.plus(minute - WARM_UP, ChronoUnit.MINUTES));
        }
        var opening = schedule.at(start);
        for (int minute = 0; minute < MINUTES_OF_A_SPAN; minute++) {
          var at = start.plus(minute, ChronoUnit.MINUTES);
          opening = at.isBefore(opening.closes()) ? opening : schedule.at(at);
          boolean expected = oracle.isOpen(at);
          if (opening.covers(at) != expected) {
            assertThat(opening.covers(at))
                .as("seed %d: %s at %s, which is %s", seed, given, at, at.atZone(given.zone()))
                .isEqualTo(expected);
          }
          compared++;
          open += expected ? 1 : 0;
        }
        cut += (int) schedule.outcomes(start, 4).stream().filter(out -> !out.isWhole()).count();
      }
    }
    assertThat(compared).isEqualTo(12 * 24 * MINUTES_OF_A_SPAN);
    assertThat(open).isGreaterThan(30_000);
    assertThat(cut).isGreaterThan(30);
  }

  /** Half of the time just before the clocks change, where they do. */
  private static Instant start(ZoneId zone, Random random) {
    var any =
        FIRST.plus(random.nextLong(Duration.between(FIRST, LAST).toHours()), ChronoUnit.HOURS);
    var change = zone.getRules().nextTransition(any);
    return change == null || change.getInstant().isAfter(LAST) || random.nextInt(4) == 0
        ? any
        : change.getInstant().minus(random.nextInt(60 * 60), ChronoUnit.MINUTES);
  }

  private static Given given(ZoneId zone, Instant start, Random random) {
    var weekdays = new TreeSet<DayOfWeek>();
    for (int day = random.nextInt(4) == 0 ? 0 : 3; day < 7; day++) {
      weekdays.add(DayOfWeek.of(1 + random.nextInt(7)));
    }
    var inMonth = new TreeSet<Integer>();
    for (int nth = random.nextInt(10); nth < 6; nth++) {
      inMonth.add(random.nextInt(6));
    }
    var opens = LocalTime.of(random.nextInt(10) < 7 ? random.nextInt(4) : random.nextInt(24), 0);
    opens = opens.plusMinutes(random.nextInt(60));
    var closes = opens.plusMinutes(1 + random.nextInt(random.nextInt(6) == 0 ? 1438 : 240));
    var except = new TreeSet<LocalDate>();
    var freezes = new ArrayList<Freeze>();
    if (random.nextBoolean()) {
      except.add(start.atZone(zone).toLocalDate().plusDays(random.nextInt(5)));
    }
    for (int count = random.nextInt(8); count > 2; count--) {
      var from = start.plus(random.nextInt(MINUTES_OF_A_SPAN), ChronoUnit.MINUTES);
      freezes.add(new Freeze("", from, from.plus(1 + random.nextInt(300), ChronoUnit.MINUTES)));
    }
    return new Given(zone, weekdays, inMonth, opens, closes, except, freezes);
  }
}
