package io.mindscape.slipway.jobs.effect;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Does an outward act once, whatever dies in between. */
public final class Effects {

  private final Ledger ledger;
  private final Clock clock;

  public Effects(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Does {@code act} unless it was done before.
   *
   * @param key names this act and no other, such as {@code comment:mindscape/platform#7:review}
   * @param what for a person who reads the ledger
   * @param find asks the world whether the act is there, after a crash that left this open
   * @param act does it, and returns what to remember: an id, a commit
   * @return what the act returned, now or then
   */
  public String once(
      String key, String what, Supplier<Optional<String>> find, Supplier<String> act) {
    return switch (ledger.begin(key, what, clock.instant())) {
      case Ledger.Standing.Done(var outcome) -> outcome;
      case Ledger.Standing.Fresh() -> conclude(key, act);
      case Ledger.Standing.Unknown() -> conclude(key, () -> find.get().orElseGet(act));
    };
  }

  private String conclude(String key, Supplier<String> act) {
    var outcome = act.get();
    ledger.done(key, outcome, clock.instant());
    return outcome;
  }
}
