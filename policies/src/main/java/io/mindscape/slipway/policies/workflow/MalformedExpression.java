package io.mindscape.slipway.policies.workflow;

/** What is wrong with an expression, for a person; it never leaves this package. */
final class MalformedExpression extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedExpression(String why) {
    super(why);
  }

  /** Why, in a few words. */
  String why() {
    return String.valueOf(getMessage());
  }
}
