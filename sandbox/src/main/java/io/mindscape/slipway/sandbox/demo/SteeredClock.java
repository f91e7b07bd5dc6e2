package io.mindscape.slipway.sandbox.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs like the machine's, from wherever it was last set. */
public final class SteeredClock extends Clock {

  private final Clock machine;
  private volatile Duration ahead = Duration.ZERO;

  public SteeredClock(Clock machine) {
    this.machine = machine;
  }

  /** Sets it; it goes on from there. */
  public void set(Instant now) {
    ahead = Duration.between(machine.instant(), now);
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(machine.withZone(zone), ahead);
  }
}
