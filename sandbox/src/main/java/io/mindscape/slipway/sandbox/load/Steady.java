package io.mindscape.slipway.sandbox.load;

import java.time.Duration;
import java.util.List;

/**
 * A steady stream over many connections: whether every delivery is acknowledged, how soon, and what
 * memory it takes, beside the Probot server under the same stream.
 */
final class Steady {

  private static final int CONNECTIONS = 10_000;
  private static final double MOST_MILLIS = 25;
  private static final int MOST_TIMES_PROBOT = 2;
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  /** On their way while it warms up: as much as it can do, and no more. */
  private static final int FEW = 100;

  private final Stable stable;
  private final Letters letters;
  private final Report report;
  private final int rate;

  /**
   * @param rate deliveries a second
   */
  Steady(Stable stable, Letters letters, Report report, int rate) {
    this.stable = stable;
    this.letters = letters;
    this.report = report;
    this.rate = rate;
  }

  /** What one server did. */
  private record Run(Outcome outcome, Memory.Peak peak) {}

  void measure(List<Database> databases, Duration span) {
    report.title(
        "(a) %,d deliveries a second for %d s (after %d s to warm up) over %,d open connections"
            .formatted(rate, span.toSeconds(), WARM_UP.toSeconds(), CONNECTIONS));
    Memory.Peak probot;
    try (var server = stable.probot()) {
      probot = run("Probot, stores nothing", server, span).peak();
    }
    for (var database : databases) {
      Run run;
      try (var bot = stable.bot(database)) {
        run = run("Slipway, " + database, bot.server(), span);
      }
      judge(database, run, probot);
    }
  }

  private Run run(String name, Server server, Duration span) {
    try (var sender = new Sender(server.target(), letters)) {
      sender.connect(CONNECTIONS);
      sender.send(new Pace.Kept(FEW), WARM_UP);
      server.awaitRest();
      double busy = server.busySeconds();
      var outcome = sender.send(new Pace.Scheduled(rate), span);
      busy = server.busySeconds() - busy;
      var peak = server.memory().peak();
      report.line(
          "%-24s kept %,7d  p50 %.1f ms  p95 %.1f ms  p99 %.1f ms  max %.0f ms"
              .formatted(
                  name,
                  outcome.kept(),
                  outcome.millis(50),
                  outcome.millis(95),
                  outcome.millis(99),
                  outcome.millis(100)));
      report.line(
          "%-24s peak %d MB (%d anonymous), its children %d MB; processor %.0f %%; reopened %d%s"
              .formatted(
                  "",
                  peak.resident(),
                  peak.anonymous(),
                  peak.others(),
                  100 * busy / span.toSeconds(),
                  sender.reopened(),
                  outcome.failed() == 0 ? "" : "; " + outcome.trouble()));
      return new Run(outcome, peak);
    }
  }

  private void judge(Database database, Run run, Memory.Peak probot) {
    var outcome = run.outcome();
    report.must(
        outcome.failed() == 0, "%s: %d errors, 0 allowed".formatted(database, outcome.failed()));
    report.must(
        outcome.kept() > 0 && outcome.millis(95) < MOST_MILLIS,
        "%s: p95 %.1f ms, below %.0f ms".formatted(database, outcome.millis(95), MOST_MILLIS));
    report.must(
        run.peak().all() <= MOST_TIMES_PROBOT * probot.all(),
        "%s: peak memory %d MB, at most %d times Probot's %d MB"
            .formatted(database, run.peak().all(), MOST_TIMES_PROBOT, probot.all()));
  }
}
