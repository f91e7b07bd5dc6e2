package io.mindscape.slipway.jobs.effect;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.turn.Hold;
import io.mindscape.slipway.policies.Refused;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does outward acts so that none is lost and none is done twice, whatever dies in between: the
 * intent is durable before, the outcome after, and after a crash the world is asked first.
 */
public final class Effects {

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
   * never concluded is looked for first.
   *
   * @param ask what is there, if it is
   * @param doing does it; an {@link Undone} says that nothing was sent
   * @param outcome what came of it, in the log's words
   * @throws Unavailable also if this thread no longer holds what it works on
   */
  public <T> T act(
      Act act, Supplier<Optional<T>> ask, Supplier<T> doing, Function<T, Outcome> outcome) {
    mayAct(act);
    if (!ledger.intend(act, entry(act, Outcome.intended()))) {
      var there = asked(act, ask);
      if (there.isPresent()) {
        ledger.conclude(act, entry(act, Outcome.found(outcome.apply(there.get()).detail())));
        return there.get();
      }
    }
    mayAct(act);
    var result = attempt(act, doing);
    ledger.conclude(act, entry(act, outcome.apply(result)));
    return result;
  }

  /**
   * Does a level act that puts something into a state, whatever state it was in: after a crash it
   * is simply done again, which changes nothing where it was done.
   */
  public void set(Act act, String result, Runnable doing) {
    this.<String>act(
        act,
        Optional::empty,
        () -> {
          doing.run();
          return result;
        },
        Outcome::done);
  }

  /**
   * While the world does not say, nobody knows: an act that is merely not allowed to ask stays
   * open.
   */
  private <T> Optional<T> asked(Act act, Supplier<Optional<T>> ask) {
    try {
      return ask.get();
    } catch (RuntimeException failure) {
      throw noted(act, Outcome.unknown("it could not be looked for: " + failure), failure);
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

  /** Notes that something was not even tried, because it may not be done. */
  public void refused(AuditLog.Deed deed, String reason) {
    ledger.append(
        new AuditLog.Entry(clock.instant(), Cause.current(), deed, Outcome.refused(reason)));
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
