package io.mindscape.slipway.policies.window;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.schema.Nearest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/**
 * Time zones by the names of the time zone database, {@code UTC}, or an offset as {@code +02:00}.
 */
final class ZoneWords {

  /**
   * Abbreviations stand for several places each, or for a clock without summer time where people
   * mean one with it.
   */
  private static final Map<String, String> ABBREVIATED =
      Map.ofEntries(
          Map.entry("EST", "America/New_York"),
          Map.entry("EDT", "America/New_York"),
          Map.entry("ET", "America/New_York"),
          Map.entry("CST", "America/Chicago"),
          Map.entry("CDT", "America/Chicago"),
          Map.entry("MST", "America/Denver"),
          Map.entry("MDT", "America/Denver"),
          Map.entry("PST", "America/Los_Angeles"),
          Map.entry("PDT", "America/Los_Angeles"),
          Map.entry("PT", "America/Los_Angeles"),
          Map.entry("HST", "Pacific/Honolulu"),
          Map.entry("BST", "Europe/London"),
          Map.entry("CEST", "Europe/Berlin"),
          Map.entry("IST", "Asia/Kolkata"),
          Map.entry("JST", "Asia/Tokyo"),
          Map.entry("AEST", "Australia/Sydney"));

  private ZoneWords() {}

  /**
   * The zone of that name, in upper or lower case.
   *
   * @throws Refused if there is none, or the name is one of several places
   */
  static ZoneId parse(String text) {
    var name = text.strip();
    if (name.isEmpty()) {
      throw new Refused("it names no time zone, such as UTC or Europe/Berlin");
    }
    var meant = ABBREVIATED.get(name.toUpperCase(Locale.ROOT));
    if (meant != null) {
      throw new Refused(
          "the time zone \"%s\" can mean several: write a place such as %s, or an offset such as +02:00"
              .formatted(name, meant));
    }
    try {
      return ZoneId.of(known(name.replaceFirst("([+-])([0-9]:[0-9]{2})$", "$10$2")));
    } catch (DateTimeException e) {
      throw new Refused("\"%s\" is no time zone%s".formatted(name, hint(name)), e);
    }
  }

  private static String known(String name) {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(name::equalsIgnoreCase)
        .min(Comparator.naturalOrder())
        .orElse(name.length() <= 10 ? name.toUpperCase(Locale.ROOT) : name);
  }

  private static String hint(String name) {
    var end = "/" + name.replace(' ', '_');
    var near =
        ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.regionMatches(true, id.length() - end.length(), end, 0, end.length()))
            .min(Comparator.naturalOrder())
            .orElseGet(() -> name.length() > 40 ? "" : nearest(name));
    return near.isEmpty()
        ? ": write UTC, a place such as Europe/Berlin, or an offset such as +02:00"
        : " (did you mean %s?)".formatted(near);
  }

  private static String nearest(String name) {
    return Nearest.to(name, ZoneId.getAvailableZoneIds());
  }
}
