package io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes;

import io.mindscape.slipway.jobs.render.Paths;
import io.mindscape.slipway.policies.strategy.Delivery;

/**
 * Which moves are proposed together: what is of an environment alone that follows another one has a
 * pull request of its own, so that the others can show first how it goes.
 */
record Groups(Delivery delivery) {

  private static final String ALL = "kubernetes";

  String of(String file) {
    return delivery.environments().values().stream()
        .filter(target -> target.follows() instanceof Delivery.Follows.Promotion)
        .filter(target -> target.paths().stream().anyMatch(folder -> Paths.isIn(file, folder)))
        .findFirst()
        .map(target -> ALL + "-" + target.environment())
        .orElse(ALL);
  }
}
