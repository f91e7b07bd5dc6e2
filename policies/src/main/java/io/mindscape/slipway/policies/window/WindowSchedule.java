package io.mindscape.slipway.policies.window;

import io.mindscape.slipway.policies.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * When maintenance may happen: on some days from an opening to a close, less the days that are
 * excepted, less the freezes. It always opens again some day.
 *
 * @param except days, in the zone of the hours, on which it does not open
 * @param freezes win over the schedule
 * @param words as the strategy file writes it
 */
public record WindowSchedule(
    Days days, Hours hours, Set<LocalDate> except, List<Freeze> freezes, String words) {

  public WindowSchedule {
    except = Set.copyOf(except);
    freezes = List.copyOf(freezes);
  }

  /**
   * Reads the strategy's own words, such as {@code Every Sunday 02:00-04:00 UTC}, {@code Second
   * Tuesday 22:00-01:00 Europe/Berlin} or {@code weekdays 1am to 3am UTC}.
   *
   * @throws Refused with what is not understood, and the accepted forms
   */
  public static WindowSchedule parse(String words) {
    return ScheduleWords.parse(words);
  }

  /** The same with more freezes. */
  public WindowSchedule frozenBy(Collection<Freeze> more) {
    var all = new ArrayList<>(freezes);
    all.addAll(more);
    return new WindowSchedule(days, hours, except, all, words);
  }

  /** Whose clocks it follows. */
  public ZoneId zone() {
    return hours.zone();
  }

  /** The opening that is in progress at {@code at}, else the next one. */
  public Opening at(Instant at) {
    var date = before(at);
    while (true) {
      var outcome = on(date);
      var opening = outcome.opening();
      if (opening.isPresent() && at.isBefore(opening.get().closes())) {
        return opening.get();
      }
      date = following(date, outcome);
    }
  }

  /** The opening that is in progress at {@code at} and those after it, in order. */
  public List<Opening> from(Instant at, int count) {
    var found = new ArrayList<Opening>();
    var cursor = at;
    while (found.size() < count) {
      var opening = at(cursor);
      found.add(opening);
      cursor = opening.closes();
    }
    return found;
  }

  /** What becomes of the {@code count} openings that are planned to close after {@code at}. */
  public List<Outcome> outcomes(Instant at, int count) {
    var found = new ArrayList<Outcome>();
    for (var date = before(at); found.size() < count; date = next(date)) {
      var outcome = on(date);
      if (at.isBefore(outcome.planned().closes())) {
        found.add(outcome);
      }
    }
    return found;
  }

  /** The day, in its zone, for which it plans what became {@code opening}: no freeze moves that. */
  public LocalDate day(Opening opening) {
    return day(outcomes(opening.opens(), 1).getFirst());
  }

  /** The day for which it is planned. */
  public LocalDate day(Outcome outcome) {
    return outcome.planned().opens().atZone(zone()).toLocalDate();
  }

  private Outcome on(LocalDate date) {
    var planned = hours.on(date);
    return except.contains(date) ? Outcome.excepted(planned) : Outcome.of(planned, freezes);
  }

  /** A day of the schedule whose opening is over at {@code at}, or its first that is not. */
  private LocalDate before(Instant at) {
    // One may have opened a day before, and where the date line moved, clocks skip another day.
    return next(at.atZone(zone()).toLocalDate().minusDays(3));
  }

  private LocalDate next(LocalDate date) {
    var next = date.plusDays(1);
    while (!days.include(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** A freeze may last for ages: it is not walked through day by day. */
  private LocalDate following(LocalDate date, Outcome outcome) {
    if (outcome.opening().isPresent() || outcome.freezes().isEmpty()) {
      return next(date);
    }
    var thaw = before(outcome.freezes().getLast().to());
    return thaw.isAfter(date) ? thaw : next(date);
  }

  /** Such as {@code Every Sunday 02:00-04:00 UTC}, whatever the file's words are. */
  public String plainly() {
    return days + " " + hours;
  }
}
