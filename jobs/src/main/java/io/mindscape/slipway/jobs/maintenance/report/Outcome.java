package io.mindscape.slipway.jobs.maintenance.report;

/** How a task or a step stands. */
public enum Outcome {
  /** It has not begun. */
  TO_COME("…"),
  /** It has begun. */
  RUNNING("…"),
  DONE("✓"),
  FAILED("✕"),
  /** It could not even begin, and a person can mend that. */
  NOT_DONE("–"),
  /** It was not begun, and waits for the next opening. */
  PUT_OFF("–"),
  /** Some of it was done; the rest was not begun, and waits for the next opening. */
  IN_PART("–"),
  /** It was told to stop, or was cut off. */
  STOPPED("–");

  private final String sign;

  Outcome(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  /** Whether nothing more happens to it in this opening. */
  boolean isEnd() {
    return this != TO_COME && this != RUNNING;
  }

  /** Whether something of it waits for the next opening. */
  boolean isPutOff() {
    return this == PUT_OFF || this == IN_PART || this == STOPPED;
  }

  /** Whether a person has to look at it. */
  boolean isBad() {
    return this == FAILED || this == NOT_DONE;
  }
}
