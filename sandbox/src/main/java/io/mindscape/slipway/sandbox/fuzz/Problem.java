package io.mindscape.slipway.sandbox.fuzz;

/**
 * Something that must not happen when a file is read.
 *
 * @param kind the same for what has the same cause, as far as can be told
 * @param detail for a person
 */
record Problem(String kind, String detail) {

  /** Thrown where nothing may be thrown: the kind names it and where it comes from. */
  static Problem thrown(String reader, Throwable thrown) {
    var trace = thrown.getStackTrace();
    var text = new StringBuilder(thrown.toString());
    for (int at = 0; at < Math.min(12, trace.length); at++) {
      text.append("\n    at ").append(trace[at]);
    }
    return new Problem(
        reader + " throws " + thrown.getClass().getSimpleName() + where(trace),
        shortened(text.toString()));
  }

  private static String where(StackTraceElement[] trace) {
    for (var frame : trace) {
      if (frame.getClassName().startsWith("io.mindscape.slipway.policies")) {
        return " at " + frame;
      }
    }
    return "";
  }

  /** Hostile input makes long messages. */
  static String shortened(String text) {
    return text.length() <= 2000 ? text : text.substring(0, 2000) + " …";
  }
}
