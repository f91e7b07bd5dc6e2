package io.mindscape.slipway.jobs.effect;

import java.util.function.Supplier;

/**
 * Who asked for what is being done, and why. It belongs to the thread that does it, from where the
 * work begins to the act itself.
 *
 * @param who a login of the forge, or the bot's own name
 * @param why such as {@code delivery 7c1e… (issue_comment created)} or {@code reconcile}
 */
public record Cause(String who, String why) {

  /** What is done for nobody in particular. */
  public static final Cause UNSAID = new Cause("slipway", "nobody said why");

  private static final ScopedValue<Cause> CURRENT = ScopedValue.newInstance();

  /** The bot does it by itself. */
  public static Cause own(String why) {
    return new Cause("slipway", why);
  }

  /** Of what is being done on this thread. */
  public static Cause current() {
    return CURRENT.orElse(UNSAID);
  }

  /** Does {@code work} for this cause. */
  public void run(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }

  /** Does {@code work} for this cause. */
  public <T> T call(Supplier<T> work) {
    return ScopedValue.where(CURRENT, this).call(work::get);
  }
}
