package io.mindscape.slipway.bot.work;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Claim;
import io.mindscape.slipway.jobs.delivery.Queue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A queue whose database goes away and comes back. */
final class FlakyQueue implements Queue {

  private final Queue queue;
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean away;

  FlakyQueue(Queue queue) {
    this.queue = queue;
  }

  void away(boolean gone) {
    away = gone;
  }

  /** How often somebody asked in vain. */
  int refused() {
    return refused.get();
  }

  private Queue here() {
    if (away) {
      refused.incrementAndGet();
      throw new Unavailable("the database", "it is away", Duration.ZERO, null);
    }
    return queue;
  }

  @Override
  public Optional<Claim> claim(String claimer, InstantSource time, Duration lease) {
    return here().claim(claimer, time, lease);
  }

  @Override
  public List<Claim> extend(List<Claim> claims, Instant until) {
    return here().extend(claims, until);
  }

  @Override
  public boolean done(Claim claim, String remark, Instant at) {
    return here().done(claim, remark, at);
  }

  @Override
  public boolean retry(Claim claim, String error, Instant notBefore) {
    return here().retry(claim, error, notBefore);
  }

  @Override
  public boolean fail(Claim claim, String error, Instant notBefore) {
    return here().fail(claim, error, notBefore);
  }

  @Override
  public boolean dead(Claim claim, String error, Instant at) {
    return here().dead(claim, error, at);
  }

  @Override
  public boolean giveBack(Claim claim) {
    return here().giveBack(claim);
  }
}
