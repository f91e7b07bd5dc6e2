package io.mindscape.slipway.policies.requirement;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Workload;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.Strategy.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the strategy wants of a workload.
 *
 * @param container the path of the container that has to ask for it
 */
public record Wanted(String container, Requirement needs) {

  /**
   * Looks it up.
   *
   * @param environment null where none is known: then production's numbers count
   */
  public static Optional<Wanted> of(
      Manifest object, Strategy strategy, @Nullable String environment) {
    var scene =
        Scene.of(
            List.of(object), strategy, environment == null ? Requirements.STRICTEST : environment);
    var components = strategy.requirements().getOrDefault(scene.environment(), Map.of());
    var workload = Workload.of(object);
    if (workload == null || scene.objects().isEmpty()) {
      return Optional.empty();
    }
    return Scene.component(object, components)
        .flatMap(component -> of(workload, component, components.get(component)));
  }

  private static Optional<Wanted> of(
      Workload workload, String component, @Nullable Requirement needs) {
    return needs == null
        ? Optional.empty()
        : Sizes.container(workload, component)
            .map(container -> new Wanted(container.path(), needs));
  }
}
