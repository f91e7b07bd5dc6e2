package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.AuditLog;
import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.effect.Ledger;
import io.mindscape.slipway.jobs.effect.Outcome;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process left behind that died between an intent and its outcome. Whoever wants the same
 * again asks the world first; but often nobody does, because it is there. So it is looked for once,
 * at the start: what is found is concluded, and of the rest the log says that nobody knows.
 */
public final class Unfinished {

  private static final Logger LOG = LoggerFactory.getLogger(Unfinished.class);
  private static final Cause CAUSE = Cause.own("a look at what was left unfinished");

  private final Ledger ledger;
  private final Search search;
  private final Clock clock;

  public Unfinished(Ledger ledger, Search search, Clock clock) {
    this.ledger = ledger;
    this.search = search;
    this.clock = clock;
  }

  /** Looks at everything that was begun before now and not concluded. */
  public void settle() {
    for (var open : ledger.unfinished(clock.instant())) {
      // What is done once consists of such acts, and is asked for by whoever does it.
      Act.parse(open.id(), open.what()).ifPresent(this::settle);
    }
  }

  private void settle(Act act) {
    var outcome = look(act).map(Outcome::found).orElseGet(() -> nobodyKnows(act));
    ledger.conclude(
        act, new AuditLog.Entry(clock.instant(), CAUSE, AuditLog.Deed.of(act), outcome));
    LOG.atInfo()
        .addKeyValue("act", act.id())
        .addKeyValue("outcome", outcome.word())
        .log("left unfinished: {}", outcome.detail());
  }

  private Optional<String> look(Act act) {
    try {
      return search.find(act);
    } catch (RuntimeException failure) {
      LOG.atWarn()
          .addKeyValue("act", act.id())
          .log("it could not be looked for: {}", failure.toString());
      return Optional.empty();
    }
  }

  private static Outcome nobodyKnows(Act act) {
    return Outcome.unknown(
        "the process ended before it was told what became of %s; that is asked when it is wanted next"
            .formatted(act.what()));
  }
}
