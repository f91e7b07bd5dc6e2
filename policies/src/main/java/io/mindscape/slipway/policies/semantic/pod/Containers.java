package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.ResourceNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The containers of a pod, of each sort. */
final class Containers {

  private static final Set<String> PULL_POLICIES = Set.of("Always", "IfNotPresent", "Never");
  private static final Set<String> MESSAGES = Set.of("File", "FallbackToLogsOnError");

  private Containers() {}

  /**
   * Judges them.
   *
   * @param spec of the pod
   * @param alone whether the pod stands for itself, and not in a template
   */
  static void judge(Field spec, boolean alone) {
    var facts = PodFacts.of(spec, alone);
    regular(spec, facts);
    InitContainers.judge(spec, facts);
    if (alone) {
      trimmed(spec.get("containers"));
      trimmed(spec.get("initContainers"));
    }
    var debugging = spec.get("ephemeralContainers");
    if (debugging.size() > 0) {
      debugging.forbidden("they are added to a pod that runs.");
    }
  }

  private static void regular(Field spec, PodFacts facts) {
    var containers = spec.get("containers");
    if (containers.size() == 0) {
      containers.required();
    }
    Set<String> names = new HashSet<>();
    for (var container : containers.items()) {
      ofAnySort(container, facts);
      if (!names.add(container.get("name").text())) {
        container.get("name").duplicate();
      }
      lifeTime(container, facts);
    }
    ContainerPorts.distinct(containers.items(), facts);
    ContainerPorts.onNode(containers.items(), facts);
  }

  /** A template may have an image that a pod may not: something may fill it in. */
  private static void trimmed(Field containers) {
    for (var container : containers.items()) {
      if (Formats.isPadded(container.get("image").text())) {
        container.get("image").invalid("it may not begin or end with white space.");
      }
    }
  }

  /** What holds for a container of any sort. */
  static void ofAnySort(Field container, PodFacts facts) {
    var name = container.get("name");
    if (name.text().isEmpty()) {
      name.required();
    } else {
      name.check(Formats.dnsLabel(name.text()));
    }
    image(container);
    if (!container.get("terminationMessagePolicy").text().isEmpty()) {
      container.get("terminationMessagePolicy").oneOf(MESSAGES);
    }
    ContainerPorts.judge(container.get("ports"));
    Env.judge(container, facts);
    ContainerMounts.judge(container, facts);
    Resources.judge(container.get("resources"), ResourceNames::ofContainer, facts.claims());
    ResizePolicies.judge(container.get("resizePolicy"), facts.restartPolicy());
    RestartRules.judge(container);
    ContainerSecurity.judge(container.get("securityContext"), facts);
  }

  private static void image(Field container) {
    var image = container.get("image");
    if (image.text().isEmpty()) {
      image.required();
    }
    if (!container.get("imagePullPolicy").text().isEmpty()) {
      container.get("imagePullPolicy").oneOf(PULL_POLICIES);
    }
  }

  /** How a container that keeps running is watched, begun and ended. */
  static void lifeTime(Field container, PodFacts facts) {
    Lifecycles.judge(container.get("lifecycle"), facts.graceSeconds());
    Probes.judge(container);
  }

  /** The fields of which {@link #lifeTime} judges. */
  static final List<String> LIFE_TIME =
      List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe");
}
