package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import io.mindscape.slipway.policies.semantic.meta.Overheads;
import io.mindscape.slipway.policies.semantic.meta.Toleration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code spec} of a pod, of one that stands for itself and of one in a template. */
final class PodSpecs {

  private static final Set<String> RESTARTS = Set.of("Always", "OnFailure", "Never");
  private static final Set<String> PREEMPTIONS = Set.of("PreemptLowerPriority", "Never");

  /** Names of other objects, each a DNS subdomain. */
  private static final List<String> NAMES =
      List.of("serviceAccountName", "nodeName", "priorityClassName");

  private PodSpecs() {}

  /**
   * Judges it.
   *
   * @param metadata of the pod or of the template
   * @param alone whether the pod stands for itself
   */
  static void judge(Field metadata, Field spec, boolean alone) {
    Volumes.judge(spec, alone ? ObjectMeta.nameOf(metadata) : "");
    Containers.judge(spec, alone);
    PodClaims.judge(spec.get("resourceClaims"));
    PodResources.judge(spec, alone);
    PodSecurity.judge(spec);
    PodPlatforms.judge(spec);
    HostProcesses.judge(spec);
    PodHosts.judge(spec);
    PodDns.judge(spec);
    life(spec);
    names(spec);
    scheduling(spec, alone ? LabelSelectors.labels(metadata.get("labels")) : Map.of());
    PodAnnotations.judge(metadata.get("annotations"), spec);
    ProfileAnnotations.judge(LabelSelectors.labels(metadata.get("annotations")), spec, alone);
  }

  /** Its containers of all sorts, in the order in which the server looks at them. */
  static List<Field> containers(Field spec) {
    var containers = new ArrayList<>(spec.get("initContainers").items());
    containers.addAll(spec.get("containers").items());
    containers.addAll(spec.get("ephemeralContainers").items());
    return containers;
  }

  private static void life(Field spec) {
    var restart = spec.get("restartPolicy");
    if (!restart.isEmpty()) {
      restart.oneOf(RESTARTS);
    }
    var deadline = spec.get("activeDeadlineSeconds");
    if (deadline.isSet()) {
      deadline.check(Formats.range(deadline.number(), 1, Integer.MAX_VALUE));
    }
    var preemption = spec.get("preemptionPolicy");
    if (preemption.isSet()) {
      preemption.oneOf(PREEMPTIONS);
    }
    Overheads.judge(spec.get("overhead"));
  }

  private static void names(Field spec) {
    for (var name : NAMES) {
      if (!spec.get(name).isEmpty()) {
        spec.get(name).check(Formats.dnsSubdomain(spec.get(name).text()));
      }
    }
    var old = spec.get("serviceAccount");
    if (spec.get("serviceAccountName").isEmpty() && !old.isEmpty()) {
      old.check(Formats.dnsSubdomain(old.text()));
    }
    var runtime = spec.get("runtimeClassName");
    if (runtime.isSet()) {
      runtime.check(Formats.dnsSubdomain(runtime.text()));
    }
  }

  private static void scheduling(Field spec, Map<String, String> labels) {
    ObjectMeta.labels(spec.get("nodeSelector"));
    Affinities.judge(spec.get("affinity"), labels);
    Spreads.judge(spec.get("topologySpreadConstraints"), labels);
    Toleration.judge(spec.get("tolerations"));
    for (var gate : spec.get("readinessGates").items()) {
      var type = gate.get("conditionType");
      type.check(Formats.qualifiedName(type.text()));
    }
    gates(spec.get("schedulingGates"));
  }

  private static void gates(Field gates) {
    Set<String> seen = new HashSet<>();
    for (var gate : gates.items()) {
      var name = gate.get("name").text();
      var problem = Formats.qualifiedName(name);
      if (problem != null) {
        gate.report("invalid", "%s is named \"%s\": %s".formatted(gate.path(), name, problem));
      }
      if (!seen.add(name)) {
        gate.report("duplicate", "%s: %s is there already.".formatted(gate.path(), name));
      }
    }
  }
}
