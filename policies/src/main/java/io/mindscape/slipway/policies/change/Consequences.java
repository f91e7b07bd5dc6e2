package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.Changes.Identity;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what a change does to what runs. */
final class Consequences {

  private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");
  private static final String HPA = "HorizontalPodAutoscaler";

  private final Map<Identity, Manifest> base;
  private final Map<Identity, Manifest> head;
  private final Set<String> words = new LinkedHashSet<>();

  Consequences(Map<Identity, Manifest> base, Map<Identity, Manifest> head) {
    this.base = base;
    this.head = head;
  }

  List<String> words() {
    head.forEach(
        (identity, now) -> {
          var old = base.get(identity);
          if (old == null) {
            appears(now);
          } else {
            changes(now, Comparison.of(Masking.of(old), Masking.of(now)), old);
          }
        });
    base.forEach(
        (identity, old) -> {
          if (!head.containsKey(identity)) {
            goes(old);
          }
        });
    return new ArrayList<>(words);
  }

  private void appears(Manifest now) {
    if (WORKLOADS.contains(now.text("kind"))) {
      words.add("starts %s of %s".formatted(pods(now, head), name(now)));
      fights(now);
    } else if (now.text("kind").equals(HPA)) {
      target(now).ifPresent(this::fights);
    }
  }

  private void changes(Manifest now, List<FieldChange> fields, Manifest old) {
    var kind = now.text("kind");
    if (fields.isEmpty()) {
      return;
    }
    if (WORKLOADS.contains(kind)) {
      refused(now, fields, "spec.selector");
      refused(now, fields, "spec.volumeClaimTemplates");
      scales(now, old);
      if (touches(fields, "spec.template")) {
        words.add(restart(now));
      }
      fights(now);
    } else if (kind.equals("Job")) {
      refused(now, fields, "spec.template");
    } else if (kind.equals(HPA)) {
      target(now).ifPresent(this::fights);
    }
  }

  private void goes(Manifest old) {
    switch (old.text("kind")) {
      case "Deployment", "DaemonSet", "StatefulSet" ->
          words.add("stops %s of %s".formatted(pods(old, base), name(old)));
      case "PersistentVolumeClaim" ->
          words.add("deletes the volume claim %s, and its data with it".formatted(name(old)));
      case "Namespace" ->
          words.add("deletes the namespace %s and everything in it".formatted(name(old)));
      case "CustomResourceDefinition" ->
          words.add("deletes %s and every object of that kind".formatted(name(old)));
      case "Service" -> words.add("takes away the address of the service " + name(old));
      case "PodDisruptionBudget" ->
          words.add("lets more pods be evicted at once: %s goes".formatted(name(old)));
      default -> {}
    }
  }

  private String restart(Manifest workload) {
    if (workload.text("spec", "strategy", "type").equals("Recreate")) {
      return "stops %s of %s before it starts new ones"
          .formatted(pods(workload, head), name(workload));
    }
    var waits =
        workload.text("spec", "updateStrategy", "type").equals("OnDelete")
            ? ", each only once somebody deletes it"
            : "";
    return "restarts %s of %s%s".formatted(pods(workload, head), name(workload), waits);
  }

  private void scales(Manifest now, Manifest old) {
    var from = replicas(old);
    var to = replicas(now);
    if (from != null && to != null && !from.equals(to)) {
      words.add("scales %s from %d to %d pods".formatted(name(now), from, to));
    }
  }

  private void refused(Manifest now, List<FieldChange> fields, String path) {
    if (touches(fields, path)) {
      words.add(
          "the cluster refuses it: %s of %s cannot be changed, only deleted and made anew"
              .formatted(path, name(now)));
    }
  }

  /** Two who set one number: each apply undoes what the autoscaler did. */
  private void fights(Manifest workload) {
    if (replicas(workload) != null && autoscaler(workload, head) != null) {
      words.add(
          "HPA and replicas both set: each deployment undoes how %s was scaled"
              .formatted(name(workload)));
    }
  }

  private Optional<Manifest> target(Manifest hpa) {
    return head.values().stream().filter(object -> isScaledBy(object, hpa)).findFirst();
  }

  private static @Nullable Manifest autoscaler(Manifest workload, Map<Identity, Manifest> among) {
    return among.values().stream()
        .filter(object -> object.text("kind").equals(HPA) && isScaledBy(workload, object))
        .findFirst()
        .orElse(null);
  }

  private static boolean isScaledBy(Manifest workload, Manifest hpa) {
    return hpa.text("spec", "scaleTargetRef", "kind").equals(workload.text("kind"))
        && hpa.text("spec", "scaleTargetRef", "name").equals(workload.ref().name())
        && hpa.ref().namespace().equals(workload.ref().namespace());
  }

  private static String pods(Manifest workload, Map<Identity, Manifest> among) {
    if (workload.text("kind").equals("DaemonSet")) {
      return "the pods on every node";
    }
    var hpa = autoscaler(workload, among);
    if (hpa != null) {
      var least = hpa.at("spec", "minReplicas") instanceof Scalar scalar ? scalar.value() : null;
      return "at least " + count(least instanceof Long number ? number : 1);
    }
    var replicas = replicas(workload);
    return count(replicas == null ? 1 : replicas);
  }

  private static String count(long pods) {
    return pods == 1 ? "1 pod" : pods + " pods";
  }

  private static @Nullable Long replicas(Manifest workload) {
    return workload.at("spec", "replicas") instanceof Scalar scalar
            && scalar.value() instanceof Long count
        ? count
        : null;
  }

  private static boolean touches(List<FieldChange> fields, String path) {
    return fields.stream()
        .anyMatch(
            field ->
                field.path().equals(path)
                    || field.path().startsWith(path + ".")
                    || field.path().startsWith(path + "["));
  }

  private static String name(Manifest object) {
    return object.ref().name();
  }
}
