package io.mindscape.slipway.bot.render;

import java.time.Duration;

/**
 * What one rendering may cost. A worker that goes beyond is killed, but for the output, which it
 * sees to itself.
 *
 * @param start how long a new worker may take until it is ready
 * @param time on the clock
 * @param cpu of the processors
 * @param memory of the whole worker, in bytes, where the system tells it (Linux)
 * @param output in bytes
 */
public record Limits(Duration start, Duration time, Duration cpu, long memory, int output) {

  private static final long MIB = 1024L * 1024;

  /** What everybody's charts and overlays are far below. */
  public static final Limits USUAL =
      new Limits(
          Duration.ofSeconds(90),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          768 * MIB,
          (int) (16 * MIB));

  /** The usual ones with another time, on the clock and of the processors. */
  public static Limits taking(Duration most) {
    return USUAL.within(most);
  }

  /** The same with another time, on the clock and of the processors. */
  Limits within(Duration most) {
    return new Limits(start, most, most, memory, output);
  }

  /** The same with another size of output, in bytes. */
  Limits yielding(int most) {
    return new Limits(start, time, cpu, memory, most);
  }

  String memoryText() {
    return size(memory);
  }

  private static String size(long bytes) {
    return bytes < MIB ? "%d bytes".formatted(bytes) : "%d MiB".formatted(bytes / MIB);
  }
}
