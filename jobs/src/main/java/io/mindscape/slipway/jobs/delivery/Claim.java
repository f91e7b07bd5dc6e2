package io.mindscape.slipway.jobs.delivery;

import java.time.Instant;

/**
 * A delivery to work on, for as long as the lease lasts.
 *
 * @param attempt from 1; the same again after the worker of an attempt was lost
 * @param losses how often a worker was lost while it worked on this
 * @param holder who holds it; no two claims ever have the same
 */
public record Claim(Delivery delivery, int attempt, int losses, String holder, Past past) {

  /**
   * What happened before.
   *
   * @param failures attempts that ended with an internal error
   * @param begunAt when the first attempt began, since it arrived or was replayed
   * @param superseded how many older deliveries this claim passed over, because newer ones made
   *     them superfluous
   */
  public record Past(int failures, Instant begunAt, int superseded) {}
}
