package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.sandbox.forge.http.Fault;
import io.mindscape.slipway.sandbox.forge.http.Weather;
import io.mindscape.slipway.sandbox.people.Rest;
import io.mindscape.slipway.sandbox.witness.Witness.Asked;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * The forge spoils half of all that the bot asks it, in every way that a server can, while people
 * work. When that is over, everything has to be done, once.
 */
final class Faulty {

  private static final Duration READY = Duration.ofMinutes(6);
  private static final Duration BETWEEN_ACTS = Duration.ofMillis(700);
  private static final Duration SOON = Duration.ofSeconds(1);

  /** Longer than anybody waits for an answer. */
  private static final Duration FOREVER = Duration.ofSeconds(20);

  private final Spoilt spoilt;
  private final Progress progress;

  private Faulty(long seed, Progress progress) {
    this.spoilt = new Spoilt(new Random(seed));
    this.progress = progress;
  }

  /** What can go wrong. */
  @SuppressWarnings("ImmutableEnumChecker") // faults are records of values
  private enum Way {
    INTERNAL_ERROR(new Fault.Status(500)),
    BAD_GATEWAY(new Fault.Status(502)),
    FORBIDDEN(new Fault.Status(403)),
    FORBIDDEN_FOR_A_SECOND(new Fault.SecondaryRateLimited(SOON)),
    TOO_MANY(new Fault.TooMany(Duration.ZERO)),
    TOO_MANY_FOR_A_SECOND(new Fault.TooMany(SOON)),
    DROPPED(new Fault.Dropped()),
    ANSWER_NEVER_CAME(new Fault.Silent(Duration.ofSeconds(2))),
    ANSWER_CUT_SHORT(new Fault.Truncated()),
    HALF_OPEN(new Fault.Silent(FOREVER));

    private final Fault fault;

    Way(Fault fault) {
      this.fault = fault;
    }
  }

  /** Half of what the bot asks, with one in a hundred left hanging. */
  private static final class Spoilt implements Weather {
    private static final List<Way> COMMON =
        List.copyOf(EnumSet.complementOf(EnumSet.of(Way.HALF_OPEN)));
    private final Random random;
    private final Map<Way, Integer> count = new EnumMap<>(Way.class);
    private int asked;

    Spoilt(Random random) {
      this.random = random;
    }

    @Override
    public synchronized Optional<Fault> fault(Asked request) {
      if (request.agent().equals(Rest.AGENT)) {
        return Optional.empty();
      }
      asked++;
      if (random.nextBoolean()) {
        return Optional.empty();
      }
      var way = random.nextInt(50) == 0 ? Way.HALF_OPEN : COMMON.get(random.nextInt(COMMON.size()));
      count.merge(way, 1, Integer::sum);
      return Optional.of(way.fault);
    }

    synchronized String told() {
      int spoilt = count.values().stream().mapToInt(Integer::intValue).sum();
      return "%d of %d requests spoilt: %s".formatted(spoilt, asked, count);
    }
  }

  /** Plays it for so many acts of the people. */
  static Result play(boolean postgres, int acts, long seed, Progress progress) {
    var faulty = new Faulty(seed, progress);
    var plan = new Yard.Plan(3, true, postgres, 1, Optional.empty());
    try (var yard = Yard.open(plan, status -> {});
        var bot = yard.startBot(0)) {
      return faulty.play(yard, bot, acts, seed);
    }
  }

  private Result play(Yard yard, BotRun bot, int acts, long seed) {
    bot.awaitReady(READY);
    var crowds = new Crowds(yard, seed);
    crowds.act(6);
    yard.forge().faults().weather(spoilt);
    for (int i = 1; i <= acts; i++) {
      crowds.act(1);
      LockSupport.parkNanos(BETWEEN_ACTS.toNanos());
      if (i % 20 == 0) {
        progress.say("%d of %d acts; %s".formatted(i, acts, spoilt.told()));
      }
    }
    yard.forge().faults().weather(Weather.FAIR);
    progress.say("the faults stop: %s".formatted(spoilt.told()));
    new Drain(yard, progress).untilDone(List.of(bot));
    return Result.of("faults", yard, crowds, new Tally());
  }
}
