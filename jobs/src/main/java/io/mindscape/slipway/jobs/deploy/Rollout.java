package io.mindscape.slipway.jobs.deploy;

import io.mindscape.slipway.jobs.cluster.Cluster;
import io.mindscape.slipway.jobs.cluster.Cluster.Health;
import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import java.util.List;
import java.util.Optional;

/** Applies objects wave by wave; the next wave begins when all of the one before is healthy. */
final class Rollout {

  private final Cluster cluster;
  private final Patience patience;

  Rollout(Cluster cluster, Patience patience) {
    this.cluster = cluster;
    this.patience = patience;
  }

  /** Why it did not succeed; empty where everything is healthy. */
  Optional<String> run(Target target, List<Manifest> objects) {
    return target.waves().stream()
        .map(wave -> wave.stream().map(context -> new Where(context, target.namespace())).toList())
        .map(wave -> run(wave, objects))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> run(List<Where> wave, List<Manifest> objects) {
    for (var where : wave) {
      try {
        cluster.apply(where, objects);
      } catch (Refused refused) {
        return Optional.of("%s: %s".formatted(where.context(), refused.getMessage()));
      }
    }
    return wave.stream()
        .map(where -> becomeHealthy(where, objects))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> becomeHealthy(Where where, List<Manifest> objects) {
    for (int look = 1; ; look++) {
      switch (cluster.health(where, objects)) {
        case Health.Healthy() -> {
          return Optional.empty();
        }
        case Health.Degraded(var why) -> {
          return Optional.of("%s: %s".formatted(where.context(), why));
        }
        case Health.Progressing(var why) -> {
          if (look >= patience.looks()) {
            return Optional.of(
                "%s: not healthy after %d s: %s"
                    .formatted(where.context(), patience.total().toSeconds(), why));
          }
          patience.takeABreath();
        }
      }
    }
  }
}
