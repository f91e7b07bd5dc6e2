package io.mindscape.slipway.policies.reference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Custom resources for which an operator may make further objects. They are called after them:
 * {@code Cluster db} has a Secret {@code db-app} and Pods with {@code cluster: db}. Of what could
 * be theirs nothing is said.
 */
final class Operators {

  /** Kinds that bring whole applications, of whatever names. */
  private static final Set<String> BRINGERS =
      Set.of("Application", "ApplicationSet", "HelmChart", "HelmRelease", "Kustomization");

  /** Groups whose objects make nothing that others refer to, but what {@link Makers} knows. */
  private static final List<String> PASSIVE =
      List.of(
          "k8s.io",
          "external-secrets.io",
          "cert-manager.io",
          "istio.io",
          "keda.sh",
          "kyverno.io",
          "cilium.io",
          "projectcalico.org",
          "traefik.io",
          "bitnami.com");

  private static final Set<String> WATCHERS =
      Set.of("AlertmanagerConfig", "PodMonitor", "Probe", "PrometheusRule", "ServiceMonitor");
  private static final Set<String> ROLLOUTS =
      Set.of("AnalysisTemplate", "AppProject", "ClusterAnalysisTemplate", "Rollout");

  private final Map<String, Set<String>> names = new HashMap<>();
  private boolean bring;

  void add(Id id) {
    if (BRINGERS.contains(id.kind()) && isCustom(id.group())) {
      bring = true;
    }
    if (isActive(id)) {
      var here = names.computeIfAbsent(id.namespace(), any -> new HashSet<>());
      here.add(id.name());
      here.add(id.kind().toLowerCase(Locale.ROOT) + "-" + id.name());
    }
  }

  /** Whether there are objects that bring others of which nothing is known. */
  boolean bring() {
    return bring;
  }

  /** Whether an object of that name, or a label of that value, may be an operator's work. */
  boolean mayMake(String namespace, String name) {
    return names.getOrDefault(namespace, Set.of()).stream()
        .anyMatch(owner -> name.equals(owner) || name.startsWith(owner + "-"));
  }

  private static boolean isActive(Id id) {
    boolean isGateway = id.group().equals(Id.GATEWAYS) && id.kind().equals("Gateway");
    return isGateway
        || (isCustom(id.group())
            && PASSIVE.stream().noneMatch(group -> isOf(id.group(), group))
            && !WATCHERS.contains(id.kind())
            && !ROLLOUTS.contains(id.kind()));
  }

  private static boolean isCustom(String group) {
    return group.contains(".");
  }

  private static boolean isOf(String group, String domain) {
    return group.equals(domain) || group.endsWith("." + domain);
  }
}
