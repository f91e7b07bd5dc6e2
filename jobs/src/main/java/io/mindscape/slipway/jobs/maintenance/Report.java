package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.maintenance.Task.Occasion;
import io.mindscape.slipway.policies.window.Opening;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people read in the morning. */
final class Report {

  static final String LABEL = "slipway:maintenance";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE yyyy-MM-dd", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private final WindowSchedule schedule;
  private final Opening opening;
  private final List<String> tasks;
  private final Optional<String> held;

  Report(WindowSchedule schedule, Occasion occasion) {
    this(schedule, occasion, Optional.empty());
  }

  /**
   * @param held what was wrong with the clock while nothing was done in this opening
   */
  Report(WindowSchedule schedule, Occasion occasion, Optional<String> held) {
    this.held = held;
    this.schedule = schedule;
    this.opening = occasion.opening();
    this.tasks = occasion.inForce().strategy().tasks();
  }

  /** {@code Maintenance of Sunday 2026-11-29}. */
  String title() {
    return "Maintenance of " + DATE.format(local(opening.opens()));
  }

  /**
   * The text of the report.
   *
   * @param ended by the name of the task; what is not there is still to come
   */
  String body(Map<String, Ended> ended) {
    var text = new StringBuilder("<!-- slipway:maintenance -->\n");
    text.append("### ").append(verdict(ended)).append("\n\n");
    text.append(
        "The window of %s, %s to %s %s.\n"
            .formatted(
                DATE.format(local(opening.opens())),
                TIME.format(local(opening.opens())),
                TIME.format(local(opening.closes())),
                schedule.zone().getId()));
    held.ifPresent(
        problem ->
            text.append("\nFor a while nothing could be done in it. ")
                .append(problem)
                .append(".\n"));
    for (var task : tasks) {
      text.append('\n').append(section(task, ended));
    }
    return text.toString();
  }

  private String verdict(Map<String, Ended> ended) {
    long done = ended.values().stream().filter(end -> end.how() == Ended.How.DONE).count();
    var count = "%d of %d tasks done".formatted(done, tasks.size());
    if (!ended.keySet().containsAll(tasks)) {
      return count + " so far";
    }
    return (done == tasks.size() ? "✓ " : "✕ ") + count;
  }

  private String section(String task, Map<String, Ended> ended) {
    var end = ended.get(task);
    if (end == null) {
      return "**%s**: to come\n".formatted(task);
    }
    var head =
        switch (end.how()) {
          case DONE, FAILED, STOPPED ->
              "%s **%s** %s, %s to %s\n"
                  .formatted(
                      end.how().sign(),
                      task,
                      end.how().words(),
                      TIME.format(local(end.from())),
                      TIME.format(local(end.to())));
          case NOT_DONE, DEFERRED ->
              "%s **%s** %s\n".formatted(end.how().sign(), task, end.how().words());
        };
    var text = new StringBuilder(head);
    end.lines().forEach(line -> text.append("- ").append(line).append('\n'));
    return text.toString();
  }

  private ZonedDateTime local(Instant at) {
    return at.atZone(schedule.zone());
  }
}
