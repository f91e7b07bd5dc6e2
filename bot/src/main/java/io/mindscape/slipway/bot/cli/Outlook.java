package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.bot.plan.PlanJson;
import io.mindscape.slipway.policies.strategy.Frozen;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.window.Freeze;
import io.mindscape.slipway.policies.window.Opening;
import io.mindscape.slipway.policies.window.Outcome;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is around an opening of the window: planned ones before it that are not held, why it is not
 * as it was planned, the next three, and the freezes that are not over.
 *
 * @param missed the first few planned openings that stay closed until this one
 */
record Outlook(
    WindowSchedule schedule,
    List<Outcome> missed,
    Outcome outcome,
    List<Opening> next,
    List<Frozen> freezes) {

  private static final int NEXT = 3;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  /**
   * @param opening the one that is in progress at {@code at}, else the next
   */
  static Outlook of(Strategy strategy, WindowSchedule schedule, Opening opening, Instant at) {
    var missed =
        schedule.outcomes(at, NEXT).stream()
            .takeWhile(outcome -> !outcome.opening().equals(Optional.of(opening)))
            .toList();
    return new Outlook(
        schedule,
        missed,
        schedule.outcomes(opening.opens(), 1).getFirst(),
        schedule.from(opening.closes(), NEXT),
        Frozen.from(strategy, at));
  }

  /** Lines that stand before the window's: what is not held. */
  String before() {
    var text = new StringBuilder();
    for (var closed : missed) {
      text.append("Not on %s: %s.\n".formatted(written(closed.planned().opens()), why(closed)));
    }
    return text.toString();
  }

  /** A line that stands after the window's, if it is not as it was planned. */
  String cut() {
    return outcome.isWhole() ? "" : "Shorter than planned: %s.\n".formatted(why(outcome));
  }

  /** Lines that stand at the end. */
  String after() {
    var text = new StringBuilder("\nThen:\n");
    next.forEach(
        one ->
            text.append(
                "  %s to %s\n".formatted(written(one.opens()), TIME.format(local(one.closes())))));
    if (!freezes.isEmpty()) {
      text.append("\nFreezes:\n");
    }
    for (var frozen : freezes) {
      text.append(
          "  %s%s: %s to %s\n"
              .formatted(
                  frozen.freeze().name().isEmpty() ? "(no name)" : frozen.freeze().name(),
                  frozen.environment().map(" of %s alone"::formatted).orElse(""),
                  written(frozen.freeze().from()),
                  written(frozen.freeze().to())));
    }
    return text.toString();
  }

  /** The keys {@code freeze}, {@code why}, {@code next} and {@code freezes}. */
  void into(ObjectNode root) {
    var told = missed.isEmpty() ? outcome : missed.getFirst();
    var freeze = told.freezes().stream().findFirst().map(Freeze::name);
    root.put("freeze", freeze.orElse(null));
    root.put("why", told.isWhole() ? null : why(told));
    var openings = root.putArray("next");
    next.forEach(
        one ->
            openings
                .addObject()
                .put("opens", one.opens().toString())
                .put("closes", one.closes().toString()));
    PlanJson.freezes(root, freezes);
  }

  private String why(Outcome outcome) {
    return outcome.why(schedule.zone());
  }

  private String written(Instant at) {
    return DAY.format(local(at));
  }

  private ZonedDateTime local(Instant at) {
    return at.atZone(schedule.zone());
  }
}
