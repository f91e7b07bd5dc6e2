package io.mindscape.slipway.jobs.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What workers take their work from. Each subject is a lane: one delivery at a time, in order of
 * arrival, whoever works on it. A lane whose first delivery waits for another attempt waits with
 * it; other lanes go on.
 *
 * <p>A claim is a lease. It ends at its time unless it is extended; then somebody else may claim
 * the same delivery, and whoever had it can change nothing any more.
 */
public interface Queue {

  /**
   * Takes the first delivery of a lane that nobody works on: of the repositories in turn, and of a
   * repository the lane that has been ready for longest. Deliveries that a newer one made
   * superfluous are passed over and say so. A lane whose worker was lost again and again is left
   * alone for a while, see {@link Losses}.
   *
   * @param claimer who asks, for a person that looks at the database
   * @param time lanes that are to be tried again later are passed over. It is asked again once the
   *     lane is taken: work begins after whatever was done before it on the same lane
   * @param lease how long it is, from when the claim was asked for, unless it is extended
   */
  Optional<Claim> claim(String claimer, InstantSource time, Duration lease);

  /**
   * Lets leases end later.
   *
   * @return those of {@code claims} that are lost
   */
  List<Claim> extend(List<Claim> claims, Instant until);

  /**
   * It is done.
   *
   * @param remark what a person should know about how it ended
   * @return false if the lease is lost; then nothing is changed
   */
  boolean done(Claim claim, @Nullable String remark, Instant at);

  /**
   * Somebody else did not do their part: it is tried again.
   *
   * @return false if the lease is lost; then nothing is changed
   */
  boolean retry(Claim claim, String error, Instant notBefore);

  /**
   * We did not do our part: it is tried again, and counted in {@link Claim.Past#failures}.
   *
   * @return false if the lease is lost; then nothing is changed
   */
  boolean fail(Claim claim, String error, Instant notBefore);

  /**
   * It is given up: it stays, with its error, until a person has it replayed.
   *
   * @return false if the lease is lost; then nothing is changed
   */
  boolean dead(Claim claim, String error, Instant at);

  /**
   * Puts it back, ready at once. This attempt does not count.
   *
   * @return false if the lease is lost; then nothing is changed
   */
  boolean giveBack(Claim claim);
}
