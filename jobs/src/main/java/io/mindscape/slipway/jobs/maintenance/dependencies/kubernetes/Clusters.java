package io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes;

import java.util.Set;

/**
 * Clusters that have the same version of Kubernetes.
 *
 * @param environments whose they are; the empty one stands for what is in none
 * @param isSupposed whether the strategy file does not say so
 */
record Clusters(Set<String> environments, boolean isSupposed) {
  Clusters {
    environments = Set.copyOf(environments);
  }

  /** For a person. */
  String words() {
    var named = environments.stream().filter(name -> !name.isEmpty()).sorted().toList();
    return named.isEmpty() ? "no environment" : String.join(", ", named);
  }
}
