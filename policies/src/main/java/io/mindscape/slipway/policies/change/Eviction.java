package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.Consequences.Revision;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Workload;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.function.Consumer;

/** Disruption budgets that let no pod go, so that no node can be drained. */
final class Eviction {

  private final Scaling scaling;
  private final Consumer<String> words;

  Eviction(Scaling scaling, Consumer<String> words) {
    this.scaling = scaling;
    this.words = words;
  }

  void appears(Manifest now) {
    if (now.text("kind").equals("PodDisruptionBudget")) {
      judge(now);
    }
  }

  void changes(Revision revision) {
    if (revision.kind().equals("PodDisruptionBudget")) {
      judge(revision.now());
    } else if (revision.touches("spec.replicas")) {
      scaling.head().stream()
          .filter(
              object ->
                  object.text("kind").equals("PodDisruptionBudget")
                      && selects(object, revision.now()))
          .forEach(this::judge);
    }
  }

  private void judge(Manifest budget) {
    var most = budget.text("spec", "maxUnavailable");
    if (most.equals("0")
        || most.equals("0%")
        || budget.text("spec", "minAvailable").equals("100%")) {
      blocks(budget);
      return;
    }
    if (budget.at("spec", "minAvailable") instanceof Scalar scalar
        && scalar.value() instanceof Long least) {
      boolean needsAll =
          scaling.head().stream()
              .filter(object -> selects(budget, object))
              .anyMatch(object -> scaling.least(object) > 0 && scaling.least(object) <= least);
      if (needsAll) {
        blocks(budget);
      }
    }
  }

  private void blocks(Manifest budget) {
    words.accept(
        "blocks every drain: the budget %s lets no pod be evicted".formatted(budget.ref().name()));
  }

  private static boolean selects(Manifest budget, Manifest workload) {
    return (workload.text("kind").equals("Deployment")
            || workload.text("kind").equals("StatefulSet"))
        && workload.ref().namespace().equals(budget.ref().namespace())
        && budget.at("spec", "selector", "matchLabels") instanceof Mapping labels
        && !labels.entries().isEmpty()
        && labels.entries().stream()
            .allMatch(
                label ->
                    label.value() instanceof Scalar scalar
                        && Workload.below(
                                workload.root(),
                                "spec",
                                "template",
                                "metadata",
                                "labels",
                                label.key())
                            instanceof Scalar value
                        && value.text().equals(scalar.text()));
  }
}
