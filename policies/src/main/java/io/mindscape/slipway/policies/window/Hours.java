package io.mindscape.slipway.policies.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * From when to when a window is open, on the clocks of a zone. One that closes no later than it
 * opens does so on the next day; from midnight to midnight is a whole day.
 */
public record Hours(LocalTime opens, LocalTime closes, ZoneId zone) {

  public Hours {
    if (opens.equals(closes) && !opens.equals(LocalTime.MIDNIGHT)) {
      throw new IllegalArgumentException("it closes when it opens");
    }
  }

  /**
   * The opening of a day; it is empty where the clocks skip all of it.
   *
   * @param date the day on which it opens
   */
  Opening on(LocalDate date) {
    var lastDay = closes.isAfter(opens) ? date : date.plusDays(1);
    return new Opening(first(date.atTime(opens)), first(lastDay.atTime(closes)));
  }

  /**
   * The first instant at which the zone's clocks show that time or have passed it: where they show
   * it twice, the first of the two; where they skip it, the instant of the skip. So a window never
   * is open at a time of which one might think that it is over.
   */
  private Instant first(LocalDateTime time) {
    var change = zone.getRules().getTransition(time);
    return change != null && change.isGap() ? change.getInstant() : time.atZone(zone).toInstant();
  }

  /** {@code 22:00-01:00 Europe/Berlin}. */
  @Override
  public String toString() {
    var end = closes.equals(LocalTime.MIDNIGHT) ? "24:00" : closes.toString();
    return "%s-%s %s".formatted(opens, end, zone.getId());
  }
}
