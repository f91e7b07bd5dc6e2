package io.mindscape.slipway.sandbox.demo;

import java.io.PrintStream;

/** Tells the story as it happens: a step, then what a person would have seen. */
final class Narrator {

  private final PrintStream out;
  private int steps;

  Narrator(PrintStream out) {
    this.out = out;
  }

  /** Begins a step. */
  void step(String title) {
    steps++;
    out.println();
    out.printf("%2d  %s%n", steps, title);
  }

  /** Says what was seen; many lines are indented alike, and hidden marks are left away. */
  void saw(String text) {
    text.replaceAll("(?s)<!--.*?-->\\s*", "").lines().forEach(line -> out.println("      " + line));
  }

  int steps() {
    return steps;
  }
}
