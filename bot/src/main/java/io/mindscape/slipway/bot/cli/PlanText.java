package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.jobs.maintenance.plan.Plan;
import io.mindscape.slipway.jobs.maintenance.plan.Plan.Entry;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A plan as a person reads it. */
final class PlanText {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE yyyy-MM-dd HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private static final int COLUMNS = 80;

  /** Under what is said of a task. */
  private static final String INDENT = " ".repeat(25);

  /** What was measured is in the bot's database alone. */
  private static final String DECLARED =
      """

      This is read from the checkout alone, so durations are as declared. What the
      bot knows besides (what ran already, what it measured and put off, what people
      ordered) stands in the issue that announces a window and in GET /api/v1/window.
      """;

  private PlanText() {}

  /**
   * The text, ending with a line break.
   *
   * @param source where the schedule stands
   */
  static String of(Plan plan, Outlook outlook, String source) {
    var schedule = outlook.schedule();
    var text = new StringBuilder();
    text.append("%s, says %s.\n".formatted(schedule.words(), source));
    text.append(outlook.before());
    text.append(
        "%s: %s to %s %s\n"
            .formatted(
                plan.open() ? "The window is open" : "The next window",
                written(DAY, plan.opening().opens(), schedule),
                written(TIME, plan.opening().closes(), schedule),
                schedule.zone().getId()));
    text.append(outlook.cut()).append('\n');
    for (var entry : plan.entries()) {
      text.append(broken("  %-22s %s".formatted(entry.name(), says(entry, schedule))));
    }
    text.append(DECLARED);
    return text.append(outlook.after()).toString();
  }

  private static String says(Entry entry, WindowSchedule schedule) {
    return switch (entry) {
      case Entry.Fits(var task, var begins) ->
          "from %s, about %d minutes"
              .formatted(written(TIME, begins, schedule), task.expected().toMinutes());
      case Entry.Deferred(var task, var why) -> "deferred to the window after: " + why;
      case Entry.Unknown(var name, var why) -> "cannot run: " + why;
    };
  }

  /** A line of the table, on as many as a terminal needs; a word is never broken. */
  private static String broken(String line) {
    var text = new StringBuilder();
    var rest = line;
    while (rest.length() > COLUMNS && rest.indexOf(' ', INDENT.length()) > 0) {
      int space = rest.lastIndexOf(' ', COLUMNS);
      int at = space < INDENT.length() ? rest.indexOf(' ', INDENT.length()) : space;
      text.append(rest, 0, at).append('\n');
      rest = INDENT + rest.substring(at + 1);
    }
    return text.append(rest).append('\n').toString();
  }

  private static String written(DateTimeFormatter form, Instant at, WindowSchedule schedule) {
    return form.format(at.atZone(schedule.zone()));
  }
}
