package io.mindscape.slipway.policies.rule.cel;

/** An expression that the API server would not accept; the message says why. */
public final class CompileProblem extends Exception {

  private static final long serialVersionUID = 1L;

  CompileProblem(String message) {
    super(message, null, false, false);
  }

  /** The message; never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
