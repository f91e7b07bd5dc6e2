package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An action, a reusable workflow or an image, where a job or a step uses it.
 *
 * @param place where its text begins, with the quote if it has one
 * @param text such as {@code actions/checkout@v4}
 */
public record Use(Place place, String text) {

  /** All of a workflow, or of an action that is made of steps, in their order. */
  public static List<Use> in(YamlNode document) {
    if (!(document instanceof Mapping root)) {
      return List.of();
    }
    var steps = root.get("runs") instanceof Mapping runs ? runs.get("steps") : null;
    return Stream.concat(of(Workflow.of(root)).stream(), ofSteps(steps)).distinct().toList();
  }

  /** Those of a workflow. */
  static List<Use> of(Workflow workflow) {
    return workflow.jobs().stream()
        .flatMap(
            job ->
                Stream.concat(
                    of(job.body()).stream(),
                    job.steps().stream().flatMap(step -> of(step.body()).stream())))
        .toList();
  }

  private static Stream<Use> ofSteps(@Nullable YamlNode steps) {
    return steps instanceof Sequence list
        ? list.items().stream()
            .filter(Mapping.class::isInstance)
            .flatMap(step -> of((Mapping) step).stream())
        : Stream.empty();
  }

  private static Optional<Use> of(Mapping body) {
    return body.get("uses") instanceof Scalar uses
        ? Optional.of(new Use(uses.place(), uses.text()))
        : Optional.empty();
  }

  /** Whether it stands in the repository itself, or is only known when the workflow runs. */
  public boolean isLocal() {
    return text.startsWith("./") || text.startsWith("../") || text.contains("${{");
  }

  /** Whether it is an image. */
  public boolean isImage() {
    return text.startsWith("docker://");
  }
}
