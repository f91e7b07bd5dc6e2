package io.mindscape.slipway.jobs.recovery;

import static java.util.stream.Collectors.toSet;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Deliveries;
import io.mindscape.slipway.jobs.recovery.FailedDeliveries.Failed;
import io.mindscape.slipway.policies.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the forge to send again what it could not deliver, because the bot was away or what lies
 * between was. It begins with all that the forge still has; after that it looks at what was sent
 * since it last looked, and at what it asked for and has not got. One that fails again is asked for
 * again, more and more seldom.
 */
public final class Sweep {

  /** At most that many are asked for in one round; the rest comes in the next. */
  static final int MOST = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  /** GitHub keeps its list that long. */
  private static final Duration KEPT = Duration.ofDays(3);

  /** An attempt is listed when it has ended, with the time at which it began. */
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Ports ports;
  private final Clock clock;
  private final Map<String, Asked> asked = new HashMap<>();
  private Instant from = Instant.MIN;

  /**
   * What it works with.
   *
   * @param matters whether anything is done for such an event at all
   */
  public record Ports(
      FailedDeliveries failed, Deliveries deliveries, Matters matters, Missed missed) {}

  /** Tells events that something is done for from others. */
  @FunctionalInterface
  public interface Matters {

    /**
     * Whether something may be done.
     *
     * @param action empty for an event that has none
     */
    boolean matters(String event, String action);
  }

  /** That it was asked for so often, and when that may be done again. */
  private record Asked(int times, Instant notBefore) {}

  public Sweep(Ports ports, Clock clock) {
    this.ports = ports;
    this.clock = clock;
  }

  /**
   * Looks once.
   *
   * @throws Unavailable when the forge or the database does not answer; the next round goes on
   *     where this one ended
   */
  public synchronized void sweep() {
    var now = clock.instant();
    var missing = missing(later(from, now.minus(KEPT)));
    asked.keySet().retainAll(missing.stream().map(Failed::guid).collect(toSet()));
    var due = missing.stream().filter(each -> isDue(each, now)).toList();
    due.stream().limit(MOST).forEach(each -> ask(each, now));
    if (!due.isEmpty()) {
      LOG.atInfo()
          .addKeyValue("asked", Math.min(due.size(), MOST))
          .addKeyValue("left", Math.max(due.size() - MOST, 0))
          .log("deliveries that did not arrive are asked for again");
    }
    from = earliest(missing, now.minus(OVERLAP));
  }

  private List<Failed> missing(Instant since) {
    return ports.failed().since(since).stream()
        .filter(each -> ports.matters().matters(each.event(), each.action()))
        // It may have been kept although the forge did not hear the answer.
        .filter(each -> ports.deliveries().show(each.guid()).isEmpty())
        .toList();
  }

  private boolean isDue(Failed failed, Instant now) {
    var before = asked.get(failed.guid());
    return before == null || !before.notBefore().isAfter(now);
  }

  private void ask(Failed failed, Instant now) {
    int times = asked.getOrDefault(failed.guid(), new Asked(0, now)).times() + 1;
    try {
      ports.failed().redeliver(failed.id());
    } catch (Refused refused) {
      // One that the forge does not send again keeps no other from being sent.
      LOG.atWarn().addKeyValue("delivery", failed.guid()).log("{}", refused.getMessage());
    }
    asked.put(failed.guid(), new Asked(times, now.plus(pause(times))));
    if (times == 1) {
      ports.missed().found(failed.event(), Missed.How.REDELIVERED, 1);
    }
  }

  private static Duration pause(int times) {
    var pause = SHORTEST.multipliedBy(1L << Math.min(times - 1, 20));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** What is missing is looked at again, however long ago it was. */
  private static Instant earliest(List<Failed> missing, Instant atLatest) {
    return Stream.concat(missing.stream().map(Failed::at), Stream.of(atLatest))
        .min(Instant::compareTo)
        .orElse(atLatest);
  }
}
