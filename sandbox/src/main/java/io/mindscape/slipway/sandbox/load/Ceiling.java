package io.mindscape.slipway.sandbox.load;

import java.time.Duration;
import java.util.List;

/**
 * The highest rate of a schedule that is kept up with: every delivery acknowledged, 95 % of them
 * within half a second of when they were due. Found by doubling, then by halving the gap.
 */
final class Ceiling {

  private static final int CONNECTIONS = 10_000;
  private static final double MOST_MILLIS = 500;
  private static final int FIRST = 1_000;
  private static final double FINE = 1.06;
  private static final Duration REST = Duration.ofSeconds(2);

  private final Stable stable;
  private final Letters letters;
  private final Report report;

  Ceiling(Stable stable, Letters letters, Report report) {
    this.stable = stable;
    this.letters = letters;
    this.report = report;
  }

  void measure(List<Database> databases, Duration step) {
    report.title(
        "(b) the highest rate of durable acknowledgements with p95 below %.0f ms (steps of %d s)"
            .formatted(MOST_MILLIS, step.toSeconds()));
    for (var database : databases) {
      try (var bot = stable.bot(database);
          var sender = new Sender(bot.server().target(), letters)) {
        sender.connect(CONNECTIONS);
        sender.send(new Pace.Kept(100), Duration.ofSeconds(10));
        int best = search(sender, step);
        report.line("%-12s %,d a second".formatted(database, best));
      }
    }
  }

  private int search(Sender sender, Duration step) {
    int good = 0;
    int bad = FIRST;
    while (bears(sender, bad, step)) {
      good = bad;
      bad *= 2;
    }
    while (good > 0 && bad > good * FINE) {
      int middle = (good + bad) / 2;
      if (bears(sender, middle, step)) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return good;
  }

  private boolean bears(Sender sender, int rate, Duration step) {
    var outcome = sender.send(new Pace.Scheduled(rate), step);
    boolean bears = outcome.failed() == 0 && outcome.millis(95) < MOST_MILLIS;
    report.line(
        "  %,6d a second: p95 %.0f ms%s%s"
            .formatted(
                rate,
                outcome.millis(95),
                outcome.failed() == 0 ? "" : ", " + outcome.trouble(),
                bears ? "" : "  too much"));
    // What was too much must not weigh on the next step.
    sender.send(new Pace.Kept(1), REST);
    return bears;
  }
}
