package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.semantic.field.Field;
import org.jspecify.annotations.Nullable;

/** Where an object keeps the template of its pods. */
final class PodTemplates {

  private PodTemplates() {}

  /**
   * The template, with {@code metadata} and {@code spec}; null where the object makes no pods that
   * are written in it. Custom kinds that keep a template where Deployments do make such pods too.
   */
  static @Nullable Field of(ResourceRef object, Field root) {
    return switch (object.kind()) {
      case "Pod" -> root;
      case "PodTemplate" -> root.get("template");
      case "CronJob" -> root.get("spec", "jobTemplate", "spec", "template");
      default -> {
        var template = root.get("spec", "template");
        yield template.get("spec", "containers").size() > 0 ? template : null;
      }
    };
  }
}
