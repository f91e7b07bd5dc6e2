package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.jobs.image.Asked;
import io.mindscape.slipway.jobs.image.Digests;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.time.Clock;

/**
 * Makes what mends trees, anew for each piece of work.
 *
 * @param digests whom it asks what an image's tag stands for
 * @param clock bounds how long that is asked
 */
public record Menders(Inspector inspector, Digests digests, Clock clock) {

  Mender of(Strategy strategy) {
    return new Mender(inspector, strategy, new Asked(digests, clock));
  }
}
