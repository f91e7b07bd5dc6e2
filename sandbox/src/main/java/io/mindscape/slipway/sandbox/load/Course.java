package io.mindscape.slipway.sandbox.load;

/**
 * When letters are due in one run. Times are nanoseconds of the machine's own time.
 *
 * @param span how long it sends, in nanoseconds
 */
record Course(Pace pace, long began, long span) {

  private static final long SECOND = 1_000_000_000;

  long end() {
    return began + span;
  }

  /** How many letters are due by {@code now}; where the answers set the pace, none ever is. */
  long due(long now) {
    return switch (pace) {
      case Pace.Scheduled(int rate) ->
          // The first is due at once.
          Math.min(all(rate), (long) ((double) (now - began) * rate / SECOND) + 1);
      case Pace.Kept _ -> 0;
    };
  }

  /** Up to how many may be sent by {@code now}. */
  long until(long now, long sent, long inFlight) {
    return switch (pace) {
      case Pace.Scheduled _ -> due(now);
      case Pace.Kept(int limit) -> now < end() ? sent + limit - inFlight : sent;
    };
  }

  /** When a letter was due: what it took is counted from then. */
  long dueAt(long index, long now) {
    return switch (pace) {
      case Pace.Scheduled(int rate) -> began + (long) ((double) index * SECOND / rate);
      case Pace.Kept _ -> now;
    };
  }

  /** Whether everything was sent. */
  boolean isOver(long now, long sent) {
    return switch (pace) {
      case Pace.Scheduled(int rate) -> sent >= all(rate);
      case Pace.Kept _ -> now >= end();
    };
  }

  /** How long to wait for answers before looking again, in milliseconds. */
  long pause(long now) {
    return switch (pace) {
      case Pace.Scheduled _ -> 1;
      case Pace.Kept _ -> now < end() ? 20 : 5;
    };
  }

  private long all(int rate) {
    return Math.round((double) span * rate / SECOND);
  }
}
