package io.mindscape.slipway.sandbox.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills the bot again and again while people work: at chance moments, and around each kind of
 * request by which it changes something. Then lets it finish, and has it judged.
 */
final class Chaos {

  private static final Duration READY = Duration.ofMinutes(6);
  private static final Trap.Patience BAIT =
      new Trap.Patience(1, Duration.ofSeconds(4), Duration.ofSeconds(30));

  /** For what takes several steps until the bot comes to it. */
  private static final Trap.Patience LONG =
      new Trap.Patience(10, Duration.ofSeconds(4), Duration.ofSeconds(30));

  /** On PostgreSQL what the last bot held is free only when its leases end, after 6 s each. */
  private static final Trap.Patience LONGER =
      new Trap.Patience(20, Duration.ofSeconds(4), Duration.ofSeconds(30));

  private static final int LONGEST_LIFE_MILLIS = 2_500;

  /** Weeks; after thirty days the bot forgets what it has done, as it should. */
  private static final int MOST_OPENINGS = 4;

  /** By how many kills a point may be ahead of the others. */
  private static final int AHEAD = 3;

  /** Every so often the bot is let live, so that what waits does not only grow. */
  private static final int BETWEEN_BREATHS = 20;

  private final Act act;
  private final Yard yard;
  private final Random random;
  private final Crowds crowds;
  private final Tally tally = new Tally();
  private final Progress progress;

  /**
   * A part of a run, with a world of its own.
   *
   * @param kinds of requests around which the bot is killed
   */
  record Act(String name, Yard.Plan plan, List<Kind> kinds, int kills, long seed) {}

  private Chaos(Act act, Yard yard, Progress progress) {
    this.act = act;
    this.yard = yard;
    this.progress = progress;
    this.random = new Random(act.seed());
    this.crowds = new Crowds(yard, act.seed());
  }

  /** Plays it, and says how it came out. */
  static Result play(Act act, Progress progress) {
    try (var yard = Yard.open(act.plan(), status -> {})) {
      var chaos = new Chaos(act, yard, progress);
      chaos.kill();
      if (act.kills() == 0) {
        chaos.crowds.act(15);
      }
      progress.say("%s: %d kills; now it is let finish".formatted(act.name(), act.kills()));
      new Drain(yard, progress).untilDone();
      return Result.of(act.name(), yard, chaos.crowds, chaos.tally);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private void kill() throws InterruptedException {
    var points = points();
    for (int i = 0; i < act.kills(); i++) {
      // Each third kill is left to chance.
      var point =
          i % 3 == 2 || points.isEmpty()
              ? Optional.<Trap.Point>empty()
              : Optional.of(points.get((i - i / 3) % points.size()));
      if (act.plan().at().isPresent()) {
        nextWindow();
      }
      var bot = yard.startBot(0);
      try {
        var died = live(bot, point, i % BETWEEN_BREATHS == BETWEEN_BREATHS - 1);
        bot.kill();
        var works = yard.database().works();
        tally.killed(died, works);
      } finally {
        bot.kill();
        yard.trap().release();
      }
      progress.killed(act.name(), i + 1, act.kills(), tally);
    }
  }

  /** Lets it live until it is to die; says where it did, or nothing where that was by chance. */
  private Optional<Trap.Point> live(BotRun bot, Optional<Trap.Point> point, boolean breathe)
      throws InterruptedException {
    if (point.isEmpty() && random.nextInt(5) == 0) {
      // Some die young: while they start.
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)).toNanos());
      return Optional.empty();
    }
    bot.awaitReady(READY);
    boolean rare = point.filter(one -> one.kind().isRare()).isPresent();
    if (breathe || rare) {
      // What takes several steps does not come about behind all that still waits.
      Quiet.of(yard).await(Duration.ofSeconds(2), Duration.ofSeconds(rare ? 30 : 10));
    }
    if (point.isEmpty()) {
      crowds.act(2 + random.nextInt(2));
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)).toNanos());
      return Optional.empty();
    }
    // The same people each time: one's steps lead to the next.
    var crowd = crowds.any();
    Runnable bait =
        () -> {
          crowd.provoke(point.get().kind());
          crowds.act(random.nextInt(2));
        };
    return yard.trap().waitFor(wanted(point.get()), patience(point.get()), bait);
  }

  private Trap.Patience patience(Trap.Point point) {
    if (!point.kind().isRare()) {
      return BAIT;
    }
    return act.plan().postgres() ? LONGER : LONG;
  }

  /** The one in turn, and those that had their turn seldom. */
  private List<Trap.Point> wanted(Trap.Point inTurn) {
    var points = points();
    int least = points.stream().mapToInt(tally::around).min().orElse(0);
    return points.stream()
        .filter(point -> point.equals(inTurn) || tally.around(point) < least + AHEAD)
        .toList();
  }

  /** The clock moves on to the next opening once the last one's Job was run. */
  private void nextWindow() {
    if (yard.clusters().jobsRun() >= openings && openings < MOST_OPENINGS) {
      openings++;
      yard.clock().set(act.plan().at().orElseThrow().plus(Duration.ofDays(7L * openings)));
    }
  }

  private int openings;

  private List<Trap.Point> points() {
    var points = new ArrayList<Trap.Point>();
    for (var kind : act.kinds()) {
      for (var moment : Trap.Moment.values()) {
        points.add(new Trap.Point(kind, moment));
      }
    }
    return points;
  }

  /** When it is a Sunday morning on the forge and for the bot. */
  static final Instant WINDOW = Instant.parse("2027-01-03T02:05:00Z");
}
