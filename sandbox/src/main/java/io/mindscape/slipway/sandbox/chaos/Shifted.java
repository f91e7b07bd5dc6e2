package io.mindscape.slipway.sandbox.chaos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock, ahead by as much as was last said. */
final class Shifted extends Clock {

  private final Clock machine = Clock.systemUTC();
  private volatile Duration ahead = Duration.ZERO;

  /** Sets it; it goes on from there. */
  void set(Instant now) {
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
