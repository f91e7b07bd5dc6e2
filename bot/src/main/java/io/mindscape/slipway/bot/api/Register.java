package io.mindscape.slipway.bot.api;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.effect.AuditLog;
import io.mindscape.slipway.jobs.effect.AuditLog.Deed;
import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.effect.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells the audit log who changed something through the API, and who tried to. Of strangers' calls
 * one a minute is told: whoever has no token must not be able to fill the log.
 */
final class Register {

  private static final Duration BETWEEN_STRANGERS = Duration.ofMinutes(1);
  private static final String KIND = "command";

  private final AuditLog log;
  private final Clock clock;
  private final AtomicReference<Instant> lastStranger = new AtomicReference<>(Instant.MIN);

  Register(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  void replayed(String guid, boolean known) {
    var outcome = known ? Outcome.done("it runs again") : Outcome.refused("there is none");
    append("operator", guid, "replay a delivery", outcome);
  }

  /** Somebody without a right to it tried to change something. */
  void stranger(String why) {
    var now = clock.instant();
    var last = lastStranger.get();
    if (now.isAfter(last.equals(Instant.MIN) ? last : last.plus(BETWEEN_STRANGERS))
        && lastStranger.compareAndSet(last, now)) {
      try {
        append("stranger", "api", "change something through the API", Outcome.refused(why));
      } catch (Unavailable away) {
        // The stranger is refused all the same, and the next one is told again.
        lastStranger.set(Instant.MIN);
      }
    }
  }

  private void append(String who, String key, String words, Outcome outcome) {
    log.append(
        new AuditLog.Entry(
            clock.instant(), new Cause(who, "API"), new Deed(KIND, key, words), outcome));
  }
}
