package io.mindscape.slipway.jobs.turn;

import io.mindscape.slipway.jobs.Unavailable;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the work that is being done right now holds: leases, of a delivery or of a turn, which may
 * be lost while it works, because the process was stopped for too long or the database was away.
 * Then somebody else may do the same work already, so whoever is about to act outwardly asks here.
 *
 * <p>A hold is known to the thread that it was given to, not to others which that thread starts.
 */
public final class Hold {

  private static final ScopedValue<Hold> CURRENT = ScopedValue.newInstance();

  private final String what;
  private final BooleanSupplier held;
  private final @Nullable Hold outer;

  private Hold(String what, BooleanSupplier held, @Nullable Hold outer) {
    this.what = what;
    this.held = held;
    this.outer = outer;
  }

  /**
   * Does {@code work} under a lease, and under those that this thread holds already.
   *
   * @param what is held, for a person
   * @param held whether it still is; asked before every outward act
   */
  public static void during(String what, BooleanSupplier held, Runnable work) {
    var outer = CURRENT.isBound() ? CURRENT.get() : null;
    ScopedValue.where(CURRENT, new Hold(what, held, outer)).run(work);
  }

  /**
   * Passes if everything that this thread holds is still held, or it holds nothing.
   *
   * @throws Unavailable if something was lost: the work has to end, somebody else goes on with it
   */
  public static void check() {
    for (var hold = CURRENT.isBound() ? CURRENT.get() : null; hold != null; hold = hold.outer) {
      if (!hold.held.getAsBoolean()) {
        throw new Unavailable(
            "Slipway",
            "The lease of %s is lost: somebody else goes on with it".formatted(hold.what),
            Duration.ZERO,
            null);
      }
    }
  }
}
