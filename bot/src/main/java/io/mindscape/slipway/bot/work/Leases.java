package io.mindscape.slipway.bot.work;

import io.mindscape.slipway.bot.observe.Meters;
import io.mindscape.slipway.jobs.delivery.Claim;
import io.mindscape.slipway.jobs.delivery.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases of this process. Claiming and extending happen one after another, so that a clock that
 * was moved cannot make us take our own work for somebody's who died: before anything is claimed,
 * what is held is extended, if by the clock that is due.
 */
final class Leases {

  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  private final String claimer =
      "slipway-"
          + ProcessHandle.current().pid()
          + "-"
          + UUID.randomUUID().toString().substring(0, 8);
  private final Queue queue;
  private final Clock clock;
  private final Duration length;
  private final Meters meters;
  private final Map<Claim, Held> held = new LinkedHashMap<>();
  private Instant due = Instant.MIN;

  /**
   * @param length how long a lease lasts; it is extended when a third of that is over
   */
  Leases(Queue queue, Clock clock, Duration length, Meters meters) {
    this.queue = queue;
    this.clock = clock;
    this.length = length;
    this.meters = meters;
  }

  /** Takes something to do for the thread that asks. */
  synchronized Optional<Held> claim() {
    var now = clock.instant();
    if (!now.isBefore(due)) {
      extend();
    }
    var until = now.plus(length);
    var claim = queue.claim(claimer, clock, length);
    claim.ifPresent(taken -> meters.superseded(taken.past().superseded()));
    return claim.map(taken -> add(new Held(taken, Thread.currentThread(), until)));
  }

  private Held add(Held taken) {
    held.put(taken.claim(), taken);
    return taken;
  }

  /** Extends everything that is held; who lost theirs is told to stop. */
  synchronized void extend() {
    var now = clock.instant();
    var until = now.plus(length);
    var lost = queue.extend(List.copyOf(held.keySet()), until);
    for (var claim : lost) {
      var gone = held.remove(claim);
      if (gone != null) {
        LOG.atWarn()
            .addKeyValue("delivery", claim.delivery().guid())
            .addKeyValue("subject", claim.delivery().subject())
            .log("the lease is lost: somebody else goes on with it");
        meters.leaseLost();
        gone.lose();
      }
    }
    held.values().forEach(kept -> kept.lastsUntil(until));
    due = now.plus(length.dividedBy(3));
  }

  /** Whether it is still ours; asks the database where the clock says that it may not be. */
  boolean isHeld(Held mine) {
    if (!mine.isLost() && !mine.lastsAt(clock.instant())) {
      extend();
    }
    return mine.lastsAt(clock.instant());
  }

  /** It is not worked on any more, and not extended. */
  synchronized void end(Held mine) {
    held.remove(mine.claim());
  }

  /** What is held now. */
  synchronized List<Held> all() {
    return List.copyOf(held.values());
  }
}
