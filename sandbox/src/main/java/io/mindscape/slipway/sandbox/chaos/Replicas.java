package io.mindscape.slipway.sandbox.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Two bots on one PostgreSQL, behind something that sends to either, while people work: restarted
 * in turn, killed in turn, and then PostgreSQL itself dies and comes back.
 */
final class Replicas {

  private static final int BOTS = 2;
  private static final Duration READY = Duration.ofMinutes(6);
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_ACTS = Duration.ofMillis(700);
  private static final Duration BETWEEN_BLOWS = Duration.ofSeconds(3);

  /** Longer than a delivery waits to be stored, so that some are refused. */
  private static final Duration OUTAGE = Duration.ofSeconds(12);

  private static final int UNAVAILABLE = 503;

  private final Yard yard;
  private final Answers answers;
  private final Progress progress;
  private final Crowds crowds;
  private final List<BotRun> bots = new ArrayList<>();
  private final Tally tally = new Tally();
  private int killedAtTheirEnd;

  /** What the bots answered to deliveries while the database was away. */
  private static final class Answers {
    private final Map<Integer, Integer> count = new ConcurrentHashMap<>();
    private volatile boolean counting;

    void met(int status) {
      if (counting) {
        count.merge(status, 1, Integer::sum);
      }
    }
  }

  /** How it came out: the judgement, and what was answered while the database was away. */
  record Outcome(Result result, Map<Integer, Integer> whileAway, int termSlow) {
    boolean isClean() {
      return result.isClean()
          && whileAway.getOrDefault(UNAVAILABLE, 0) > 0
          && whileAway.keySet().stream().noneMatch(status -> status / 100 == 2);
    }
  }

  private Replicas(Yard yard, Answers answers, long seed, Progress progress) {
    this.yard = yard;
    this.answers = answers;
    this.progress = progress;
    this.crowds = new Crowds(yard, seed);
  }

  /**
   * Plays it.
   *
   * @param rounds how often each bot is restarted, and killed
   */
  static Outcome play(int rounds, int outages, long seed, Progress progress) {
    var answers = new Answers();
    var plan = new Yard.Plan(3, true, true, BOTS, Optional.empty());
    try (var yard = Yard.open(plan, answers::met)) {
      var replicas = new Replicas(yard, answers, seed, progress);
      try {
        return replicas.play(rounds, outages);
      } finally {
        replicas.bots.forEach(BotRun::kill);
      }
    }
  }

  private Outcome play(int rounds, int outages) {
    for (int i = 0; i < BOTS; i++) {
      bots.add(yard.startBot(i));
    }
    bots.forEach(bot -> bot.awaitReady(READY));
    var working = new AtomicBoolean(true);
    var people = Thread.ofVirtual().name("people").start(() -> work(working));
    try {
      for (int round = 1; round <= rounds; round++) {
        restartInTurn(round);
      }
      for (int round = 1; round <= rounds; round++) {
        killInTurn(round);
      }
      for (int outage = 1; outage <= outages; outage++) {
        loseDatabase(outage);
      }
    } finally {
      working.set(false);
      join(people);
    }
    progress.say("people go home; the bots are let finish");
    new Drain(yard, progress).untilDone(bots);
    return new Outcome(
        Result.of("replicas", yard, crowds, tally), Map.copyOf(answers.count), killedAtTheirEnd);
  }

  private void work(AtomicBoolean working) {
    while (working.get()) {
      crowds.act(1);
      LockSupport.parkNanos(BETWEEN_ACTS.toNanos());
    }
  }

  private void restartInTurn(int round) {
    for (int i = 0; i < BOTS; i++) {
      rest();
      if (!bots.get(i).terminate(GRACE)) {
        killedAtTheirEnd++;
      }
      begin(i);
    }
    progress.say("restarted in turn, round %d".formatted(round));
  }

  private void killInTurn(int round) {
    for (int i = 0; i < BOTS; i++) {
      rest();
      bots.get(i).kill();
      tally.killed(Optional.empty(), yard.database().works());
      begin(i);
    }
    progress.say("killed in turn, round %d".formatted(round));
  }

  private void loseDatabase(int outage) {
    rest();
    var server = ((ServedDatabase) yard.database()).server();
    server.stop();
    answers.counting = true;
    LockSupport.parkNanos(OUTAGE.toNanos());
    answers.counting = false;
    server.startAgain();
    progress.say(
        "PostgreSQL died and came back, %d; answers meanwhile: %s"
            .formatted(outage, answers.count));
  }

  private void begin(int i) {
    var bot = yard.startBot(i);
    bots.set(i, bot);
    bot.awaitReady(READY);
  }

  private static void rest() {
    LockSupport.parkNanos(BETWEEN_BLOWS.toNanos());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
