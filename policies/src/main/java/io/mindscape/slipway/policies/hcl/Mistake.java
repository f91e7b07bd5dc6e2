package io.mindscape.slipway.policies.hcl;

/** Ends the reading of the argument or block that a mistake stands in. */
final class Mistake extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Token token;

  Mistake(Token token, String message) {
    super(message, null, false, false);
    this.token = token;
  }

  Token token() {
    return token;
  }

  /** What is wrong, for a person. */
  String text() {
    var message = getMessage();
    return message == null ? "" : message;
  }
}
