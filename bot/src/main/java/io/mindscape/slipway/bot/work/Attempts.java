package io.mindscape.slipway.bot.work;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Claim;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.turn.Hold;
import io.mindscape.slipway.policies.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * The rules for attempts. What is refused is done, for a person has to act. What is unavailable is
 * tried again for a day, and {@value #TRIES} times at least: while we are down nothing is tried,
 * and a day of that must not count. What fails because of us is given up after {@value #FAILURES}
 * attempts, and what its workers do not survive after {@value #LOSSES} of them.
 */
record Attempts(Worker.Work work, Clock clock, Backoff backoff) {

  static final int FAILURES = 5;
  static final int LOSSES = 25;
  static final Duration PATIENCE = Duration.ofDays(1);
  static final int TRIES = 12;

  /**
   * Makes one.
   *
   * @param held whether the lease is still held
   */
  Ending make(Claim claim, BooleanSupplier held) {
    if (claim.losses() >= LOSSES) {
      return new Ending.Dead("its worker was lost %d times".formatted(claim.losses()), null);
    }
    var ending = new AtomicReference<Ending>();
    Hold.during(claim.delivery().subject(), held, () -> ending.set(tried(claim)));
    return ending.get();
  }

  private Ending tried(Claim claim) {
    try {
      return handle(claim.delivery());
    } catch (Refused refused) {
      return new Ending.Done("refused", refused.getMessage());
    } catch (Unavailable failure) {
      return unavailable(claim, failure);
    } catch (RuntimeException | Error failure) { // whatever it is, it must not end the worker
      return failed(claim, failure);
    }
  }

  private Ending handle(Delivery delivery) {
    var event = work.meaning().apply(delivery);
    if (event instanceof Event.Ignored) {
      return new Ending.Done("ignored", null);
    }
    work.cause().apply(delivery).run(() -> work.handler().handle(event));
    return new Ending.Done("done", null);
  }

  private Ending unavailable(Claim claim, Unavailable failure) {
    var now = clock.instant();
    var again = now.plus(backoff.after(claim.attempt(), failure.retryAfter()));
    var error = String.valueOf(failure.getMessage());
    boolean isLong =
        again.isAfter(claim.past().begunAt().plus(PATIENCE)) && claim.attempt() >= TRIES;
    return isLong || again.isAfter(now.plus(PATIENCE))
        ? new Ending.Dead(error, null)
        : new Ending.Again(error, again);
  }

  private Ending failed(Claim claim, Throwable failure) {
    int failures = claim.past().failures() + 1;
    return failures >= FAILURES
        ? new Ending.Dead(failure.toString(), failure)
        : new Ending.Failed(failure, clock.instant().plus(backoff.after(failures, Duration.ZERO)));
  }
}
