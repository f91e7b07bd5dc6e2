package io.mindscape.slipway.policies.requirement;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A number of replicas beside an autoscaler: with each deployment the number is set again, and
 * undoes what the autoscaler did.
 */
final class Autoscaled {

  private static final String RULE = "reference/replicas-beside-autoscaler";

  private Autoscaled() {}

  static List<Finding> judge(List<Manifest> objects) {
    var scaled =
        objects.stream()
            .filter(object -> object.text("kind").equals(Scaling.HPA))
            .map(Autoscaled::target)
            .collect(Collectors.toSet());
    return objects.stream()
        .filter(object -> isScaled(object, scaled))
        .map(object -> finding(object, object.root()))
        .toList();
  }

  private static boolean isScaled(Manifest object, Set<List<String>> scaled) {
    return object.at("spec", "replicas") instanceof YamlNode.Scalar
        && scaled.contains(
            List.of(object.ref().namespace(), object.text("kind"), object.ref().name()));
  }

  private static List<String> target(Manifest autoscaler) {
    return List.of(
        autoscaler.ref().namespace(),
        autoscaler.text("spec", "scaleTargetRef", "kind"),
        autoscaler.text("spec", "scaleTargetRef", "name"));
  }

  private static Finding finding(Manifest object, YamlNode root) {
    var replicas = object.at("spec", "replicas");
    return new Finding(
        RULE,
        Severity.WARNING,
        "An autoscaler sets the replicas of %s, and each deployment sets them to %s again: remove spec.replicas."
            .formatted(object.ref().name(), object.text("spec", "replicas")),
        (replicas == null ? root : replicas).place(),
        object.ref(),
        "spec.replicas",
        null);
  }
}
