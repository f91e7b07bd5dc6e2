package io.mindscape.slipway.sandbox.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a run has to reach. */
final class Targets {

  private static final double OVERALL = 99.5;
  private static final double EACH_KIND = 97;
  private static final double HARMLESS = 10;

  private Targets() {}

  /** What is missed, a line each; empty if all is reached. */
  static List<String> missed(Tally total, Map<String, Tally> byKind) {
    var missed = new ArrayList<String>();
    if (total.percent() < OVERALL) {
      missed.add("%.2f %% agree; %.1f %% are to".formatted(total.percent(), OVERALL));
    }
    if (total.falseAlarms() > 0) {
      missed.add("%d false alarms; none may be".formatted(total.falseAlarms()));
    }
    if (100.0 * total.harmless() < HARMLESS * total.cases()) {
      missed.add(
          "%d of %d cases are harmless variants; a tenth is to be"
              .formatted(total.harmless(), total.cases()));
    }
    byKind.forEach(
        (kind, tally) -> {
          if (tally.percent() < EACH_KIND) {
            missed.add(
                "%s: %.2f %% agree; %.0f %% of each kind are to"
                    .formatted(kind, tally.percent(), EACH_KIND));
          }
        });
    return missed;
  }
}
