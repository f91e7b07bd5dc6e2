package io.mindscape.slipway.policies.strategy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the strategy wants of Terraform: the block {@code terraform} of {@code delivery}.
 *
 * @param tags that every resource that people pay for bears
 * @param sizes component → environment → what its machines are; {@link #ELSEWHERE} for the others
 * @param speaksOf what the Name tags of the machines begin with that the sizes are about
 */
public record Infrastructure(
    List<String> tags, Map<String, Map<String, Size>> sizes, String speaksOf) {

  /** Stands for every environment that is not named. */
  public static final String ELSEWHERE = "elsewhere";

  /** The rules about Terraform of which a repository may make something else. */
  public static final Set<String> RULES =
      Set.of(
          "terraform/duplicate",
          "terraform/undeclared",
          "terraform/cycle",
          "terraform/evaluation",
          "terraform/unknown-function",
          "terraform/type",
          "terraform/validation",
          "terraform/missing-module",
          "terraform/required-variable",
          "terraform/unexpected-argument",
          "terraform/unused-variable",
          "terraform/unpinned-module",
          "terraform/unpinned-provider",
          "terraform/region",
          "terraform/cidr",
          "terraform/public-exposure",
          "terraform/unencrypted",
          "terraform/missing-tag",
          "terraform/size",
          "terraform/not-checked");

  public Infrastructure {
    tags = List.copyOf(tags);
    sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
  }

  /**
   * One machine; null where anything is right.
   *
   * @param instanceType such as {@code t3.large}
   * @param volumeSize of its root disk, in GB as AWS counts them
   */
  public record Size(@Nullable String instanceType, @Nullable Integer volumeSize) {}

  /** What the strategy document says: of its own platform's machines, and of no others. */
  public static Infrastructure usual() {
    return new Infrastructure(
        List.of("Name"),
        Map.of(
            "api",
            Map.of("production", new Size("t3.large", 100), ELSEWHERE, new Size("t3.small", 20))),
        "mindscape-");
  }

  /** What a component's machines are in an environment; null where the strategy does not say. */
  public @Nullable Size size(String component, String environment) {
    var byEnvironment = sizes.getOrDefault(component, Map.of());
    var own = byEnvironment.get(environment);
    return own == null ? byEnvironment.get(ELSEWHERE) : own;
  }
}
