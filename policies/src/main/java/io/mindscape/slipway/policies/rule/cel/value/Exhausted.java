package io.mindscape.slipway.policies.rule.cel.value;

/** The expression cost more than one may; nothing inside the expression can catch it. */
public final class Exhausted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Exhausted() {
    super("operation cancelled: actual cost limit exceeded", null, false, false);
  }
}
