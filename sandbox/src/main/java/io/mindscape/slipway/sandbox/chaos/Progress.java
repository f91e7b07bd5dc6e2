package io.mindscape.slipway.sandbox.chaos;

import java.io.PrintStream;
import java.time.Duration;

/** Tells a person how far it is. */
final class Progress {

  private static final int EACH = 10;

  private final PrintStream out;
  private final long began = System.nanoTime();

  Progress(PrintStream out) {
    this.out = out;
  }

  void say(String words) {
    var seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    out.printf("[%4d s] %s%n", seconds, words);
  }

  void killed(String act, int kills, int all, Tally tally) {
    if (kills % EACH == 0 || kills == all) {
      say(
          "%s: killed %d of %d times, %d of them at work"
              .formatted(act, kills, all, tally.atWork()));
    }
  }
}
