package io.mindscape.slipway.sandbox.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The bot and the Probot server side by side, loaded in turn by the same sender: as many deliveries
 * as each acknowledges while a fixed number is on its way. What disturbs the machine disturbs both,
 * so the ratio of each pair tells more than the rates.
 */
final class Duel {

  private static final int CONNECTIONS = 2_000;
  private static final int IN_FLIGHT = 1_000;
  private static final int PAIRS = 8;
  private static final double MUST = 1.0;
  private static final double AIM = 2.0;
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  private final Stable stable;
  private final Letters letters;
  private final Report report;

  Duel(Stable stable, Letters letters, Report report) {
    this.stable = stable;
    this.letters = letters;
    this.report = report;
  }

  void measure(List<Database> databases, Duration turn) {
    report.title(
        "(c) against Probot, in turns of %d s, %,d on their way over %,d connections, %d pairs"
            .formatted(turn.toSeconds(), IN_FLIGHT, CONNECTIONS, PAIRS));
    echo(turn);
    for (var database : databases) {
      try (var bot = stable.bot(database);
          var probot = stable.probot();
          var ours = new Sender(bot.server().target(), letters);
          var theirs = new Sender(probot.target(), letters)) {
        ours.connect(CONNECTIONS);
        theirs.connect(CONNECTIONS);
        run(ours, WARM_UP);
        bot.server().awaitRest();
        run(theirs, WARM_UP);
        compare(
            database,
            new Side(ours, bot.server()::awaitRest),
            new Side(theirs, probot::awaitRest),
            turn);
      }
    }
  }

  private void echo(Duration turn) {
    try (var echo = Echo.start();
        var sender = new Sender(new Sender.Target(echo.port(), "/"), letters)) {
      sender.connect(CONNECTIONS);
      run(sender, turn);
      report.line(
          "the sender itself, against a server that only answers: %,.0f a second"
              .formatted(run(sender, turn).rate()));
    }
  }

  /**
   * One of the two.
   *
   * @param rest waits until it has done what its turn left behind, so that it is not done in the
   *     other's time
   */
  private record Side(Sender sender, Supplier<Duration> rest) {
    Turn play(Duration turn) {
      var outcome = run(sender, turn);
      return new Turn(outcome, rest.get());
    }
  }

  /** A turn, and how long what it left behind took. */
  private record Turn(Outcome outcome, Duration rest) {}

  private void compare(Database database, Side ours, Side theirs, Duration turn) {
    var rates = new ArrayList<Double>();
    var others = new ArrayList<Double>();
    var ratios = new ArrayList<Double>();
    long failed = 0;
    for (int pair = 1; pair <= PAIRS; pair++) {
      // Who is first alternates as well.
      boolean first = pair % 2 == 1;
      var before = first ? ours.play(turn) : theirs.play(turn);
      var after = first ? theirs.play(turn) : ours.play(turn);
      var mine = first ? before : after;
      var our = mine.outcome();
      var their = (first ? after : before).outcome();
      failed += our.failed();
      rates.add(our.rate());
      others.add(their.rate());
      ratios.add(our.rate() / their.rate());
      report.line(
          "%-12s pair %d: Slipway %,6.0f (p95 %.0f ms, rest %.1f s), Probot %,6.0f (p95 %.0f ms), ratio %.2f"
              .formatted(
                  database,
                  pair,
                  our.rate(),
                  our.millis(95),
                  mine.rest().toMillis() / 1e3,
                  their.rate(),
                  their.millis(95),
                  our.rate() / their.rate()));
    }
    var ratio = Spread.of(ratios);
    report.line(
        "%-12s Slipway %s, Probot %s, ratio %s (lowest, median, highest)"
            .formatted(
                database,
                Spread.of(rates).text("%,.0f"),
                Spread.of(others).text("%,.0f"),
                ratio.text("%.2f")));
    report.must(
        ratio.median() >= MUST && failed == 0,
        "%s: median ratio %.2f, at least %.1f, with %d errors"
            .formatted(database, ratio.median(), MUST, failed));
    report.aim(ratio.median() >= AIM, "%s: the aim is %.1f".formatted(database, AIM));
  }

  private static Outcome run(Sender sender, Duration turn) {
    return sender.send(new Pace.Kept(IN_FLIGHT), turn);
  }
}
