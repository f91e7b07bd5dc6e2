package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.window.Days;
import io.mindscape.slipway.policies.window.Freeze;
import io.mindscape.slipway.policies.window.Hours;
import io.mindscape.slipway.policies.window.ScheduleForm;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads when the maintenance window is open from the {@code maintenance} block of a strategy file:
 * a schedule in words, or as a mapping of days, times, zone and exceptions; and freezes.
 */
final class MaintenanceReader {

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private static final Pattern TEAM = Pattern.compile("[A-Za-z0-9-]+/[A-Za-z0-9._-]+");

  private MaintenanceReader() {}

  /** The schedule with its freezes; null where there is none, or it is not understood. */
  static @Nullable WindowSchedule read(@Nullable Block block) {
    if (block == null) {
      return null;
    }
    block.only(
        "schedule",
        "tasks",
        "freezes",
        "nodes",
        "logs",
        "database",
        "databases",
        "updates",
        "auto_merge",
        "break_glass");
    var freezes = freezes(block);
    var schedule =
        block.isMapping("schedule")
            ? precise(block.block("schedule"))
            : block.read("schedule", WindowSchedule::parse);
    if (block.isNothing("schedule") && !freezes.isEmpty()) {
      block.problem("freezes", "there is no \"schedule\" that \"freezes\" could win over");
    }
    return schedule == null ? null : schedule.frozenBy(freezes);
  }

  /**
   * The teams under {@code break_glass}; empty where there is no such block. One that names nobody
   * is a mistake: it would not mean that nobody may.
   */
  static List<String> breakGlass(@Nullable Block maintenance) {
    var block = maintenance == null ? null : maintenance.block("break_glass");
    if (block == null) {
      return List.of();
    }
    block.only("teams");
    var teams = block.words("teams");
    if (teams.isEmpty()) {
      block.problem("teams", "\"break_glass\" needs \"teams\", such as [mindscape/platform]");
    }
    for (var team : teams) {
      if (!TEAM.matcher(team).matches()) {
        block.problem("teams", "\"%s\" is no team: write it as organisation/team".formatted(team));
      }
    }
    return teams;
  }

  /** The freezes under {@code freezes}. */
  static List<Freeze> freezes(Block block) {
    return block.blocks("freezes").stream()
        .map(MaintenanceReader::freeze)
        .flatMap(List::stream)
        .toList();
  }

  private static List<Freeze> freeze(Block block) {
    block.only("name", "from", "to");
    var from = block.read("from", MaintenanceReader::instant);
    var to = block.read("to", MaintenanceReader::instant);
    if (from == null || to == null || !from.isBefore(to)) {
      block.problem("from", "a freeze needs \"from\" and a later \"to\"");
      return List.of();
    }
    return List.of(new Freeze(block.text("name"), from, to));
  }

  private static Instant instant(String text) {
    var instant = Words.instant(text);
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw new Refused("\"%s\" is not between the years 1970 and 9999".formatted(text));
    }
    return instant;
  }

  private static @Nullable WindowSchedule precise(@Nullable Block block) {
    if (block == null) {
      return null;
    }
    block.only("days", "monthly", "from", "to", "zone", "except");
    var days = days(block);
    var hours = hours(block);
    Set<LocalDate> except = new HashSet<>(block.all("except", Words::day));
    if (days == null || hours == null) {
      return null;
    }
    var plain = new WindowSchedule(days, hours, except, List.of(), "");
    return new WindowSchedule(days, hours, except, List.of(), plain.plainly());
  }

  private static @Nullable Days days(Block block) {
    if (block.has("days") == block.has("monthly")) {
      block.problem(
          "days",
          "a schedule has either \"days\", such as [saturday, sunday] or daily, or \"monthly\","
              + " such as second tuesday");
      return null;
    }
    var found =
        block.has("days")
            ? block.all("days", ScheduleForm::weekly)
            : block.all("monthly", ScheduleForm::monthly);
    if (found.isEmpty()) {
      block.problem(block.has("days") ? "days" : "monthly", "the schedule names no day");
    }
    return found.stream().reduce(Days::and).orElse(null);
  }

  private static @Nullable Hours hours(Block block) {
    if (Stream.of("from", "to", "zone").anyMatch(block::isNothing)) {
      block
          .notes()
          .problem(
              block.place(),
              "a schedule needs \"from\" and \"to\", such as 02:00 and 04:00, and \"zone\", such as"
                  + " UTC");
      return null;
    }
    var from = block.read("from", ScheduleForm::time);
    var zone = block.read("zone", ScheduleForm::zone);
    return from == null || zone == null
        ? null
        : block.read("to", to -> ScheduleForm.hours(block.text("from"), to, zone));
  }
}
