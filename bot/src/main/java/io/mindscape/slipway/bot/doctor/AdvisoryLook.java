package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.advisory.OsvPlaces;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.policies.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** A place with advisories: whether it can be read, and how old the newest is. */
final class AdvisoryLook {

  /** Below the time that any look may take. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** Somewhere something is found nearly every day: so long nobody has fetched them. */
  private static final Duration OLD = Duration.ofDays(14);

  private AdvisoryLook() {}

  static Told look(String place, Clock clock) {
    var what = "advisories of " + place;
    try {
      return told(what, OsvPlaces.standing(place, LONGEST), clock.instant());
    } catch (Refused wrong) {
      return Told.wrong("advisories", String.valueOf(wrong.getMessage()));
    } catch (Unavailable away) {
      return Told.wrong(
          what, away.getMessage() + ": check the address in SLIPWAY_ADVISORIES and the network");
    }
  }

  static Told told(String what, OsvPlaces.Standing standing, Instant now) {
    var there = standing.advisories() == 0 ? "there" : "%,d read".formatted(standing.advisories());
    if (standing.newest().equals(Instant.EPOCH)) {
      return Told.note(what, there + "; nothing says how old they are");
    }
    var day = standing.newest().atZone(ZoneOffset.UTC).toLocalDate();
    long days = Duration.between(standing.newest(), now).toDays();
    return days > OLD.toDays()
        ? Told.note(
            what,
            "%s, and the newest is of %s, %d days ago: fetch them anew, or the report knows nothing of new vulnerabilities"
                .formatted(there, day, days))
        : Told.ok(what, "%s, the newest of %s".formatted(there, day));
  }
}
