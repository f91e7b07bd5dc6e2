package io.mindscape.slipway.jobs.maintenance.plan;

import io.mindscape.slipway.jobs.maintenance.journal.Expectation;
import io.mindscape.slipway.jobs.maintenance.plan.Plan.Entry;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.jobs.promotion.Prose;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.window.Opening;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;

/** What people read two days before the window opens. */
final class PreviewText {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE yyyy-MM-dd", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final String MARKER = "<!-- slipway:preview -->\n";

  private final Strategy strategy;
  private final WindowSchedule schedule;

  PreviewText(Strategy strategy, WindowSchedule schedule) {
    this.strategy = strategy;
    this.schedule = schedule;
  }

  /** {@code Maintenance planned for Sunday 2026-11-29}. */
  static String title(LocalDate day) {
    return "Maintenance planned for " + DATE.format(day);
  }

  /**
   * What stands there if the window stays closed that day.
   *
   * @param why empty if the schedule does not speak of that day any more
   */
  static String notHeld(LocalDate day, String why) {
    return """
    %s### No maintenance on %s

    %s. Nothing runs, and what was ordered here is void.
    """
        .formatted(
            MARKER,
            DATE.format(day),
            why.isEmpty()
                ? "The schedule in `%s` has no window on that day any more".formatted(Strategy.FILE)
                : "The window stays closed: " + why);
  }

  /** The plan of {@code opening}, and what can be typed. */
  String body(Opening opening, Known known) {
    var plan = Plan.of(strategy, opening.opens(), known);
    return MARKER + head(plan) + cut(opening) + table(plan, known) + orders(plan);
  }

  private String head(Plan plan) {
    var opens = plan.opening().opens();
    var closes = plan.opening().closes();
    return """
    ### %s: %s

    The window is open from %s to %s %s. Nothing begins before or goes on after; what does not fit waits for %s.
    """
        .formatted(
            date(opens),
            sum(plan),
            time(opens),
            time(closes),
            schedule.zone().getId(),
            date(schedule.at(closes).opens()));
  }

  private static String sum(Plan plan) {
    long fit = plan.entries().stream().filter(Entry.Fits.class::isInstance).count();
    int all = plan.entries().size();
    if (fit == 0) {
      return "nothing is to run";
    }
    if (fit < all) {
      return "%d of %d tasks %s to run".formatted(fit, all, fit == 1 ? "is" : "are");
    }
    return all == 1 ? "its one task is to run" : "all %d tasks are to run".formatted(all);
  }

  private String cut(Opening opening) {
    var outcome = schedule.outcomes(opening.opens(), 1).getFirst();
    return outcome.isWhole()
        ? ""
        : "\n**Shorter than planned:** %s.\n".formatted(outcome.why(schedule.zone()));
  }

  private String table(Plan plan, Known known) {
    if (plan.entries().isEmpty()) {
      return "\n`maintenance.tasks` in `%s` names no task.\n".formatted(Strategy.FILE);
    }
    var text =
        new StringBuilder("\n| task | what | takes about | begins | |\n|---|---|---|---|---|\n");
    for (var entry : plan.entries()) {
      text.append(
          "| **%s** | %s | %s | %s | %s |\n"
              .formatted(
                  name(entry),
                  TaskName.of(entry.name()).map(PreviewText::what).orElse(""),
                  TaskName.of(entry.name())
                      .map(task -> takes(known.expected().apply(task)))
                      .orElse("–"),
                  entry instanceof Entry.Fits fits ? time(fits.begins()) : "–",
                  remarks(entry, known)));
    }
    return text.toString();
  }

  private static String takes(Expectation expected) {
    var length = Expectation.words(expected.duration());
    return switch (expected.source()) {
      case DECLARED -> length + ", as declared";
      case MEASURED -> length + ", measured";
      case STOPPED -> "over %s: stopped after that".formatted(length);
    };
  }

  /** A name that is none of ours is anything. */
  private static String name(Entry entry) {
    return entry instanceof Entry.Unknown ? Prose.code(entry.name()) : entry.name();
  }

  private static String what(TaskName task) {
    return switch (task) {
      case SECURITY_PATCHES -> "patches of images, as pull requests; nodes that ask for a reboot";
      case DEPENDENCY_UPDATES -> "newer releases, as pull requests";
      case DATABASE_OPTIMIZATION -> "vacuums, and indexes built anew";
      case LOG_ROTATION -> "old logs and records";
    };
  }

  private static String remarks(Entry entry, Known known) {
    var words = new ArrayList<String>();
    switch (entry) {
      case Entry.Fits fits -> {}
      case Entry.Deferred(var task, var why) -> words.add(why);
      case Entry.Unknown(var name, var why) -> words.add(why);
    }
    known.orders().first(entry.name()).ifPresent(order -> words.add(order.words()));
    int deferrals = known.deferrals().applyAsInt(entry.name());
    if (deferrals > 0) {
      words.add(
          "put off %s before%s"
              .formatted(
                  deferrals == 1 ? "once" : deferrals + " times in a row",
                  known.isRaised(entry.name()) ? ", so it comes early" : ""));
    }
    return String.join("; ", words);
  }

  private String orders(Plan plan) {
    var teams = strategy.delivery().owners();
    if (plan.entries().isEmpty()) {
      return "";
    }
    if (teams.isEmpty()) {
      return "\nNobody may change this here: `delivery.owners` in `%s` names no team.\n"
          .formatted(Strategy.FILE);
    }
    return """

    **To change it,** comment here: members of %s may. It holds for this window alone.

    | type | and it |
    |---|---|
    | `/veto TASK REASON` | does not run; if it is running, it stops before its next act |
    | `/defer TASK` | waits for the next window |
    | `/first TASK` | comes before the others |
    | `/unveto TASK` | runs after all; so it does when the comment is deleted |
    """
        .formatted(String.join(" or ", teams.stream().map(Prose::code).toList()));
  }

  private String date(Instant at) {
    return DATE.format(at.atZone(schedule.zone()));
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(schedule.zone()));
  }
}
