package io.mindscape.slipway.policies.edit;

/** That a change cannot be made where the file says what it says; the message says why. */
final class Unfit extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unfit(String why) {
    super(why, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
