package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;

/**
 * Workloads of {@code extensions/v1beta1}, {@code apps/v1beta1} and {@code apps/v1beta2}: {@code
 * apps/v1} wants the selector that they took from the labels of their pods, and does not roll back.
 */
final class Workloads {

  private static final String SELECTOR = "spec.selector";
  private static final String LABELS = "spec.template.metadata.labels";

  private Workloads() {}

  static void move(Moving moving) {
    if (!moving.has(SELECTOR)) {
      moving
          .at(LABELS)
          .filter(node -> node instanceof Mapping labels && !labels.entries().isEmpty())
          .ifPresentOrElse(
              labels -> moving.put(SELECTOR + ".matchLabels", Value.of(labels)),
              () -> moving.byHand("spec.selector has to select the pods by their labels"));
    }
    if (moving.has("spec.rollbackTo")) {
      moving.byHand("spec.rollbackTo is no more: take it away");
    }
    if (moving.has("spec.templateGeneration")) {
      moving.remove("spec.templateGeneration");
    }
    strategies(moving);
  }

  private static void strategies(Moving moving) {
    var field = moving.kind().equals("Deployment") ? "spec.strategy" : "spec.updateStrategy";
    if (moving.kind().equals("ReplicaSet")
        || moving.from().equals("apps/v1beta2")
        || moving.has(field)) {
      return;
    }
    moving.note(
        moving.kind().equals("Deployment")
            ? "%s does not write %s: apps/v1 exchanges a quarter of the pods at a time, and %s did one"
                .formatted(moving.named(), field, moving.from())
            : "%s does not write %s: apps/v1 exchanges its pods by itself, and %s waited until they were deleted"
                .formatted(moving.named(), field, moving.from()));
  }
}
