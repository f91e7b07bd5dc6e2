package io.mindscape.slipway.sandbox.load;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints what was measured, and remembers what was missed. */
final class Report {

  private final PrintStream out;
  private final List<String> missed = new ArrayList<>();

  Report(PrintStream out) {
    this.out = out;
  }

  void title(String text) {
    out.println();
    out.println(text);
  }

  void line(String text) {
    out.println("  " + text);
    out.flush();
  }

  /** A target that must be met: it counts. */
  void must(boolean met, String text) {
    line((met ? "met     " : "MISSED  ") + text);
    if (!met) {
      missed.add(text);
    }
  }

  /** A target that is hoped for: it is told. */
  void aim(boolean met, String text) {
    line((met ? "met      " : "not met  ") + text);
  }

  /** The last words; whether everything that must be met is. */
  boolean end() {
    out.println();
    missed.forEach(text -> out.println("MISSED: " + text));
    out.println(missed.isEmpty() ? "All targets that must be met are met." : "Some are missed.");
    return missed.isEmpty();
  }
}
