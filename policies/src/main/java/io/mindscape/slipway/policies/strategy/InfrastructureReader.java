package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.strategy.Infrastructure.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code terraform} of {@code delivery}. */
final class InfrastructureReader {

  private InfrastructureReader() {}

  /**
   * @param environments those that there are
   */
  static Infrastructure read(@Nullable Block block, Set<String> environments) {
    var usual = Infrastructure.usual();
    if (block == null) {
      return usual;
    }
    block.only("tags", "sizes");
    return new Infrastructure(
        block.has("tags") ? block.words("tags") : usual.tags(),
        block.has("sizes") ? sizes(block.block("sizes"), environments) : usual.sizes(),
        block.has("sizes") ? "" : usual.speaksOf());
  }

  private static Map<String, Map<String, Size>> sizes(
      @Nullable Block block, Set<String> environments) {
    var sizes = new LinkedHashMap<String, Map<String, Size>>();
    if (block == null) {
      return sizes;
    }
    for (var component : block.keys()) {
      var one = block.block(component);
      if (one != null) {
        sizes.put(component, byEnvironment(one, environments));
      }
    }
    return sizes;
  }

  private static Map<String, Size> byEnvironment(Block block, Set<String> environments) {
    var sizes = new LinkedHashMap<String, Size>();
    for (var environment : block.keys()) {
      var one = block.block(environment);
      if (!environments.contains(environment) && !environment.equals(Infrastructure.ELSEWHERE)) {
        block.problem(
            environment,
            "there is no environment \"%s\"; there are %s, and elsewhere for the others"
                .formatted(environment, String.join(", ", environments)));
      }
      if (one != null) {
        one.only("instance_type", "volume_size");
        var type = one.text("instance_type");
        sizes.put(
            environment,
            new Size(type.isEmpty() ? null : type, one.read("volume_size", Words::count)));
      }
    }
    return sizes;
  }
}
