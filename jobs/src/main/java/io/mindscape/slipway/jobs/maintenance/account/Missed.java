package io.mindscape.slipway.jobs.maintenance.account;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.End;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Line;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Place;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.What;
import io.mindscape.slipway.jobs.maintenance.report.Said;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.window.Opening;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Openings that passed while the bot was away, in whole or in part: what was due is noted as
 * deferred, with the reason, so that no task is lost without a word. Nothing outward is done.
 */
final class Missed {

  /** A year of weeks, and some. */
  private static final int MOST = 60;

  private final Journal journal;
  private final RepoName repo;

  Missed(Journal journal, RepoName repo) {
    this.journal = journal;
    this.repo = repo;
  }

  /**
   * Notes what was missed.
   *
   * @param tasks those that are due in an opening
   * @param now as a clock says that can be trusted
   * @return the newest opening that was known of, if it is over, and those that came after it
   */
  List<Opening> settle(WindowSchedule schedule, List<String> tasks, Instant now) {
    var newest = journal.newest(repo).filter(opening -> !now.isBefore(opening.closes()));
    if (newest.isEmpty()) {
      return List.of();
    }
    var passed =
        Stream.iterate(
                newest.get(),
                opening -> !now.isBefore(opening.closes()),
                opening -> schedule.at(opening.closes()))
            .limit(MOST)
            .toList();
    passed.forEach(opening -> settle(opening, tasks, now));
    return passed;
  }

  private void settle(Opening opening, List<String> tasks, Instant now) {
    var lines = journal.lines(repo, opening.opens());
    lines.stream()
        .filter(line -> !line.place().step().equals(Journal.WHOLE))
        .filter(line -> !line.state().isConcluded())
        .forEach(line -> leave(line, now));
    for (var task : tasks) {
      var line = lines.stream().filter(one -> isWhole(one, task)).findFirst();
      if (line.isEmpty() || !line.get().state().isConcluded()) {
        var place = new Place(repo, opening, task, Journal.WHOLE);
        putOff(line.map(Line::place).orElse(place), line, now);
      }
    }
  }

  /** Whatever freezes say of the close by now: an opening is known by its beginning. */
  private static boolean isWhole(Line line, String task) {
    return line.place().task().equals(task) && line.place().step().equals(Journal.WHOLE);
  }

  private void leave(Line line, Instant now) {
    var words =
        line.state() == State.UNDONE
            ? "%s: the window closed before it was begun anew"
            : new Said(
                    Said.Kind.LEFT,
                    "%s: the window closed while the bot was cut off in it; it is left as it is")
                .line();
    journal.end(
        line.place(),
        line.attempt(),
        new End(State.STOPPED, now, List.of(words.formatted(Markdown.text(line.what().title())))));
  }

  private void putOff(Place place, Optional<Line> line, Instant now) {
    int attempt = 1 + line.map(Line::attempt).orElse(0);
    if (journal.begin(place, attempt, What.A_TASK, line.map(Line::begun).orElse(now))) {
      journal.end(
          place,
          attempt,
          new End(
              line.isEmpty() ? State.DEFERRED : State.STOPPED,
              now,
              List.of(
                  line.isEmpty()
                      ? "the bot did not run it while the window was open"
                      : "the bot was cut off in it, and the window closed")));
    }
  }
}
