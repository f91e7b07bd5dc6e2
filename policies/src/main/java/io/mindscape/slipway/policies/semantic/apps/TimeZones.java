package io.mindscape.slipway.policies.semantic.apps;

import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of time zones as a CronJob takes them: those of the IANA's database, in their own case. The
 * server carries that database as Go has it, and Java's own differs from it by a few names.
 */
final class TimeZones {

  private static final Pattern PART = Pattern.compile("[A-Za-z.\\-_0-9+]{1,14}");
  private static final Set<String> ONLY_GO =
      Set.of("EST", "Factory", "GMT+0", "GMT-0", "HST", "MST", "ROC");
  private static final String ONLY_JAVA = "SystemV/";

  private TimeZones() {}

  /** What is wrong with a name, or null. */
  static @Nullable String problem(String name) {
    if (name.isEmpty()) {
      return "leave it out, or name a time zone.";
    }
    if (name.equalsIgnoreCase("Local")) {
      return "it has to name a time zone; which one is local depends on the server.";
    }
    for (var part : name.split("/", -1)) {
      if (part.startsWith("-") || !PART.matcher(part).matches()) {
        return "that is no name of a time zone.";
      }
    }
    return exists(name) ? null : "there is no such time zone; mind the case, as in Europe/Berlin.";
  }

  private static boolean exists(String name) {
    return ONLY_GO.contains(name)
        || (!name.startsWith(ONLY_JAVA) && ZoneId.getAvailableZoneIds().contains(name));
  }
}
