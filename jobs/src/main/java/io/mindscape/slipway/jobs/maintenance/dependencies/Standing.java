package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.strategy.UpdateRules.Selection;
import java.time.Instant;
import java.util.List;

/**
 * How a dependency stands after a look at it.
 *
 * @param source what it is of
 * @param pending what is to be proposed: at most one major and one that is none
 * @param held the newest release of each reason for which some are not proposed, of majors and of
 *     others
 */
record Standing(String source, Dependency dependency, List<Pending> pending, List<Held> held) {

  Standing {
    pending = List.copyOf(pending);
    held = List.copyOf(held);
  }

  /** A release that is not proposed now. */
  record Held(Newer release, Reason reason) {}

  /** Why a release is not proposed now. */
  sealed interface Reason {
    /** It has to be out for longer. */
    record Young(Instant until) implements Reason {}

    /** The strategy file leaves it alone. */
    record Ignored(Place place) implements Reason {}

    /** A range of the strategy file does not take it. */
    record OutOfRange(Selection range) implements Reason {}

    /** Majors are not proposed. */
    record Major() implements Reason {}
  }
}
