package io.mindscape.slipway.policies.requirement;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.Strategy.Autoscaling.Target;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code scaling} and {@code autoscaling}: an Auto-scaling environment has an autoscaler with the
 * strategy's bounds for what can scale, a Manual one has none. What can scale is a Deployment of a
 * component for which the strategy names both cores and replicas, in whichever environment.
 */
final class Scaling {

  private static final String RULE = "autoscaling";
  static final String HPA = "HorizontalPodAutoscaler";

  private final Scene scene;
  private final Strategy strategy;

  Scaling(Scene scene) {
    this.scene = scene;
    this.strategy = scene.strategy();
  }

  void judge() {
    var environment = strategy.environments().get(scene.environment());
    if (environment == null || environment.scaling() == null) {
      return;
    }
    switch (environment.scaling()) {
      case MANUAL -> scene.ofKind(HPA).forEach(this::tooMuch);
      case AUTO -> {
        scene.ofKind("Deployment").forEach(this::needsOne);
        scene.ofKind(HPA).forEach(this::bounds);
      }
    }
  }

  /** How many replicas an autoscaler keeps of a workload at least; 0 where there is none. */
  static long leastReplicas(Scene scene, Manifest workload) {
    for (var hpa : scene.ofKind(HPA)) {
      if (targets(hpa, workload)) {
        return hpa.at("spec", "minReplicas") instanceof Scalar scalar
                && scalar.value() instanceof Long least
            ? least
            : 1;
      }
    }
    return 0;
  }

  private void tooMuch(Manifest hpa) {
    scene.error(
        hpa,
        RULE,
        "kind",
        hpa.root().place(),
        "%s is scaled by hand%s, so it has no autoscaler; remove %s."
            .formatted(
                scene.environment(),
                scene.source("environments." + scene.environment() + ".scaling"),
                hpa.ref().name()));
  }

  private void needsOne(Manifest deployment) {
    if (Scene.component(deployment, scalable()).isEmpty() || !bounded()) {
      return;
    }
    if (scene.ofKind(HPA).stream().noneMatch(hpa -> targets(hpa, deployment))) {
      scene.error(
          deployment,
          RULE,
          "metadata.name",
          deployment.root().place(),
          "%s scales by itself%s, and %s has no autoscaler; add a HorizontalPodAutoscaler."
              .formatted(
                  scene.environment(),
                  scene.source("environments." + scene.environment() + ".scaling"),
                  deployment.ref().name()));
    }
  }

  /**
   * An autoscaler has one pair of bounds; where cpu and memory name different ones, cpu's count.
   */
  private void bounds(Manifest hpa) {
    targets().entrySet().stream()
        .findFirst()
        .ifPresent(
            target -> {
              var bounds = target.getValue();
              var key = target.getKey();
              var least = hpa.at("spec", "minReplicas");
              var most = hpa.at("spec", "maxReplicas");
              number(hpa, least, "spec.minReplicas", bounds.minReplicas(), key + ".min_replicas");
              if (most != null) { // the schema says that it is missing
                number(hpa, most, "spec.maxReplicas", bounds.maxReplicas(), key + ".max_replicas");
              }
            });
    targets().forEach((resource, target) -> utilization(hpa, resource, target.percent()));
  }

  private void utilization(Manifest hpa, String resource, int percent) {
    var node = averageUtilization(hpa, resource);
    if (node != null) {
      number(hpa, node, "spec.metrics", percent, resource + ".target");
      return;
    }
    scene.error(
        hpa,
        RULE,
        "spec.metrics",
        hpa.root().place(),
        "%s does not scale by %s; the strategy wants a target of %d %%%s."
            .formatted(
                hpa.ref().name(),
                resource,
                percent,
                scene.source("autoscaling." + resource + ".target")));
  }

  private void number(Manifest hpa, @Nullable YamlNode node, String field, int wanted, String key) {
    long given = node instanceof Scalar scalar && scalar.value() instanceof Long count ? count : 1;
    if (given != wanted) {
      scene.error(
          hpa,
          RULE,
          field,
          node == null ? hpa.root().place() : node.place(),
          "%s of %s is %d; the strategy says %d%s."
              .formatted(
                  field.equals("spec.metrics") ? "The target" : field,
                  hpa.ref().name(),
                  given,
                  wanted,
                  scene.source("autoscaling." + key)));
    }
  }

  private static @Nullable YamlNode averageUtilization(Manifest hpa, String resource) {
    if (hpa.at("spec", "metrics") instanceof Sequence metrics) {
      for (var metric : metrics.items()) {
        if (metric instanceof Mapping mapping
            && mapping.get("resource") instanceof Mapping by
            && by.get("name") instanceof Scalar name
            && name.text().equals(resource)
            && by.get("target") instanceof Mapping target) {
          return target.get("averageUtilization");
        }
      }
    }
    return null;
  }

  private static boolean targets(Manifest hpa, Manifest workload) {
    return hpa.text("spec", "scaleTargetRef", "kind").equals(workload.text("kind"))
        && hpa.text("spec", "scaleTargetRef", "name").equals(workload.ref().name());
  }

  private boolean bounded() {
    return !targets().isEmpty();
  }

  private Map<String, Target> targets() {
    var targets = new TreeMap<String, Target>();
    var autoscaling = strategy.autoscaling();
    if (autoscaling.cpu() != null) {
      targets.put("cpu", autoscaling.cpu());
    }
    if (autoscaling.memory() != null) {
      targets.put("memory", autoscaling.memory());
    }
    return targets;
  }

  private Map<String, Boolean> scalable() {
    var scalable = new HashMap<String, Boolean>();
    for (var components : strategy.requirements().values()) {
      components.forEach(
          (name, needs) -> {
            if (needs.cpu() != null && needs.replicas() != null) {
              scalable.put(name, true);
            }
          });
    }
    return scalable;
  }
}
