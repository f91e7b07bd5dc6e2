package io.mindscape.slipway.policies.hcl.evaluate;

/** Bounds what evaluating may cost; what is beyond it is unknown. */
public final class Budget {

  /** Characters of a text and items of a list. */
  static final int LARGEST = 200_000;

  private static final int DEEPEST = 250;

  private long steps;
  private long sizes;
  private int depth;
  private boolean isExhausted;

  public Budget(long steps) {
    this.steps = steps;
    this.sizes = steps * 30;
  }

  /** Whether something was not evaluated for it. */
  public boolean isExhausted() {
    return isExhausted;
  }

  /** Says that something is left out for what it would cost. */
  public void exceed() {
    isExhausted = true;
  }

  /** Whether there is room for one more step, which then has to be left again. */
  boolean enter() {
    if (steps <= 0 || depth >= DEEPEST) {
      isExhausted = true;
      return false;
    }
    steps--;
    depth++;
    return true;
  }

  void leave() {
    depth--;
  }

  /** Whether there is room for a text or list of that size. */
  public boolean allows(long size) {
    sizes -= size;
    if (size > LARGEST || sizes < 0) {
      isExhausted = true;
      return false;
    }
    return true;
  }
}
