package io.mindscape.slipway.jobs.effect;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.turn.Hold;
import io.mindscape.slipway.policies.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does outward acts so that none is lost and none is done twice, whatever dies in between: the
 * intent is durable before, the outcome after, and after a crash the world is asked first.
 */
public final class Effects {

  /** GitHub gives up a request after ten seconds; whoever sent it may have died before that. */
  static final Duration ON_ITS_WAY = Duration.ofSeconds(15);

  private final Ledger ledger;
  private final Clock clock;

  public Effects(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Does {@code act} unless it was done before. What is {@link Refused} was not done, and is begun
   * anew the next time.
   *
   * @param key names this and nothing else, such as {@code bump:mindscape/platform@main:api:1.9.0}
   * @param what for a person who reads the ledger
   * @param find asks the world whether it is there, after a crash that left this open
   * @param act does it, and returns what to remember: an id, a commit
   * @return what the act returned, now or then
   */
  public String once(
      String key, String what, Supplier<Optional<String>> find, Supplier<String> act) {
    return switch (ledger.begin(key, what, clock.instant())) {
      case Ledger.Standing.Done(var outcome) -> outcome;
      case Ledger.Standing.Fresh() -> conclude(key, act);
      case Ledger.Standing.Unknown() -> {
        var there = find.get();
        there.ifPresent(outcome -> ledger.done(key, outcome, clock.instant()));
        yield there.orElseGet(() -> conclude(key, act));
      }
    };
  }

  /**
   * For who sees that something done {@link #once} need not be done: if a crash left it open, and
   * it is found, it is done from now on.
   */
  public void settle(String key, Supplier<Optional<String>> find) {
    if (ledger.isOpen(key)) {
      find.get().ifPresent(outcome -> ledger.done(key, outcome, clock.instant()));
    }
  }

  /** What was remembered of something that was done {@link #once}; nothing while it was not. */
  public Optional<String> remembered(String key) {
    return ledger.outcome(key);
  }

  /** The same; from now on it is remembered for as long as if it had been done now. */
  public Optional<String> recalled(String key) {
    var outcome = ledger.outcome(key);
    outcome.ifPresent(it -> ledger.done(key, it, clock.instant()));
    return outcome;
  }

  private String conclude(String key, Supplier<String> act) {
    String outcome;
    try {
      outcome = act.get();
    } catch (Refused refused) {
      ledger.abandon(key);
      throw refused;
    }
    ledger.done(key, outcome, clock.instant());
    return outcome;
  }

  /**
   * Does a level act: whatever was concluded before, it is done; but one that was intended and
   * never concluded is looked for first. For what the other side does not do a second time.
   *
   * @param ask what is there, if it is
   * @param doing does it; an {@link Undone} says that nothing was sent
   * @param outcome what came of it, in the log's words
   * @throws Unavailable also if this thread no longer holds what it works on
   */
  public <T> T act(
      Act act, Supplier<Optional<T>> ask, Supplier<T> doing, Function<T, Outcome> outcome) {
    return act(act, new Look<>(ask, () -> true), doing, outcome);
  }

  /**
   * As {@link #act}, for what would be there twice if it was done twice. While an earlier request
   * may still be on its way, that it is not there says nothing.
   *
   * @throws Unavailable also while an earlier request may still be on its way
   */
  public <T> T make(
      Act act, Supplier<Optional<T>> ask, Supplier<T> doing, Function<T, Outcome> outcome) {
    return act(act, new Look<>(ask, () -> false), doing, outcome);
  }

  /**
   * Does a level act that puts something into a state, whatever state it was in: after a crash it
   * is simply done again, which changes nothing where it was done.
   */
  public void set(Act act, String result, Runnable doing) {
    set(act, result, () -> true, doing);
  }

  /**
   * As {@link #set}, for a state that is made together with what it is the state of.
   *
   * @param isThere whether that is there, so that no other will be made
   * @throws Unavailable also while an earlier request may still be on its way that makes it
   */
  public void set(Act act, String result, BooleanSupplier isThere, Runnable doing) {
    this.<String>act(
        act,
        new Look<>(Optional::empty, isThere),
        () -> {
          doing.run();
          return result;
        },
        Outcome::done);
  }

  /**
   * How the world is asked about what was left open.
   *
   * @param isSafe whether it may be done again though it was not found, whatever is on its way
   */
  private record Look<T>(Supplier<Optional<T>> ask, BooleanSupplier isSafe) {}

  private <T> T act(Act act, Look<T> look, Supplier<T> doing, Function<T, Outcome> outcome) {
    mayAct(act);
    var since = ledger.intend(act, entry(act, Outcome.intended()));
    if (since.isPresent()) {
      var there = asked(act, () -> lookedFor(look, since.get()));
      if (there.isPresent()) {
        ledger.conclude(act, entry(act, Outcome.found(outcome.apply(there.get()).detail())));
        return there.get();
      }
      ledger.renew(act, clock.instant());
    }
    mayAct(act);
    var result = attempt(act, doing);
    ledger.conclude(act, entry(act, outcome.apply(result)));
    return result;
  }

  private <T> Optional<T> lookedFor(Look<T> look, Instant since) {
    var there = look.ask().get();
    var wait = ON_ITS_WAY.minus(Duration.between(since, clock.instant()));
    if (there.isEmpty()
        && wait.isPositive()
        && wait.compareTo(ON_ITS_WAY) <= 0
        && !look.isSafe().getAsBoolean()) {
      throw new Unavailable("Slipway", "an earlier request may still be on its way", wait, null);
    }
    return there;
  }

  /**
   * While the world does not say, nobody knows: an act that is merely not allowed to ask stays
   * open.
   */
  private <T> Optional<T> asked(Act act, Supplier<Optional<T>> ask) {
    try {
      return ask.get();
    } catch (RuntimeException failure) {
      throw noted(act, Outcome.unknown("it was not found out: " + failure.getMessage()), failure);
    }
  }

  private <T> T attempt(Act act, Supplier<T> doing) {
    try {
      return doing.get();
    } catch (Refused refused) {
      throw noted(act, Outcome.failed(refused.getMessage()), refused);
    } catch (Undone undone) {
      throw noted(act, Outcome.failed(undone.failure().toString()), undone.failure());
    } catch (RuntimeException failure) {
      throw noted(act, Outcome.unknown(failure.toString()), failure);
    }
  }

  private RuntimeException noted(Act act, Outcome outcome, RuntimeException failure) {
    try {
      ledger.conclude(act, entry(act, outcome));
    } catch (RuntimeException another) {
      failure.addSuppressed(another);
    }
    return failure;
  }

  /** What became of a level act when it was concluded last; nothing while it is open. */
  public Optional<String> outcome(Act act) {
    return ledger.outcome(act);
  }

  /** Whether a level act was intended, and nobody knows whether it was done. */
  public boolean isOpen(Act act) {
    return ledger.isOpen(act.id());
  }

  /** Notes that something was not even tried, because it may not be done. */
  public void refused(AuditLog.Deed deed, String reason) {
    ledger.append(
        new AuditLog.Entry(clock.instant(), Cause.current(), deed, Outcome.refused(reason)));
  }

  /** Notes something that is no outward act, and was done: a decision of people. */
  public void noted(AuditLog.Deed deed, String result) {
    ledger.append(new AuditLog.Entry(clock.instant(), Cause.current(), deed, Outcome.done(result)));
  }

  private AuditLog.Entry entry(Act act, Outcome outcome) {
    return new AuditLog.Entry(clock.instant(), Cause.current(), AuditLog.Deed.of(act), outcome);
  }

  private void mayAct(Act act) {
    try {
      Hold.check();
    } catch (Unavailable lost) {
      refused(AuditLog.Deed.of(act), String.valueOf(lost.getMessage()));
      throw lost;
    }
  }

  /** Thrown by what is to act when it failed before anything was sent. */
  public static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException failure;

    public Undone(RuntimeException failure) {
      super(failure);
      this.failure = failure;
    }

    /** Why. */
    public RuntimeException failure() {
      return failure;
    }
  }
}
