package io.mindscape.slipway.policies.window;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of the opening that the schedule plans for a day.
 *
 * @param planned as if there were no freezes and no exceptions
 * @param opening what is left of it; nothing if the window stays closed
 * @param excepted whether the schedule excepts that day
 * @param freezes those that took something away, in the order in which they did
 */
public record Outcome(
    Opening planned, Optional<Opening> opening, boolean excepted, List<Freeze> freezes) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);

  public Outcome {
    freezes = List.copyOf(freezes);
  }

  static Outcome excepted(Opening planned) {
    return new Outcome(planned, Optional.empty(), true, List.of());
  }

  /**
   * A freeze that covers the start lets it open when the freeze ends; one that begins later closes
   * it early, and it does not open a second time.
   */
  static Outcome of(Opening planned, List<Freeze> freezes) {
    var left = planned;
    var took = new ArrayList<Freeze>();
    for (var freeze : freezes.stream().sorted(Comparator.comparing(Freeze::from)).toList()) {
      if (left.isEmpty() || !freeze.from().isBefore(left.closes())) {
        break;
      }
      if (freeze.to().isAfter(left.opens())) {
        took.add(freeze);
        left =
            freeze.covers(left.opens())
                ? new Opening(freeze.to(), left.closes())
                : new Opening(left.opens(), freeze.from());
      }
    }
    return new Outcome(planned, Optional.of(left).filter(some -> !some.isEmpty()), false, took);
  }

  /** Whether it opens as it was planned. */
  public boolean isWhole() {
    return opening.filter(planned::equals).isPresent();
  }

  /**
   * Why it is not as it was planned, for a person; empty if it is.
   *
   * @param zone whose clocks the times are read from
   */
  public String why(ZoneId zone) {
    if (excepted) {
      return "the schedule excepts that day";
    }
    if (planned.isEmpty()) {
      return "the clocks skip that time";
    }
    return String.join("; ", freezes.stream().map(freeze -> says(freeze, zone)).toList());
  }

  private String says(Freeze freeze, ZoneId zone) {
    if (opening.isEmpty()) {
      return "%s lasts from %s to %s"
          .formatted(freeze.called(), written(freeze.from(), zone), written(freeze.to(), zone));
    }
    return opening.get().opens().isBefore(freeze.to())
        ? "it closes early: %s begins at %s"
            .formatted(freeze.called(), written(freeze.from(), zone))
        : "it opens late: %s ends at %s".formatted(freeze.called(), written(freeze.to(), zone));
  }

  private static String written(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }
}
