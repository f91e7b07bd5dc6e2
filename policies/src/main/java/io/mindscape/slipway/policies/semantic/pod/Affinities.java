package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import io.mindscape.slipway.policies.semantic.meta.NodeSelectors;
import java.util.Map;

/**
 * {@code affinity}: on which nodes, and near which other pods, a pod is to run.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/">Assigning
 *     Pods to Nodes</a>
 */
final class Affinities {

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
  private static final int MAX_WEIGHT = 100;

  private Affinities() {}

  /**
   * Judges them.
   *
   * @param labels see {@link LabelKeys#judge}
   */
  static void judge(Field affinity, Map<String, String> labels) {
    nodes(affinity.get("nodeAffinity"));
    pods(affinity.get("podAffinity"), labels);
    pods(affinity.get("podAntiAffinity"), labels);
  }

  private static void nodes(Field affinity) {
    if (affinity.get(REQUIRED).isSet()) {
      NodeSelectors.judge(affinity.get(REQUIRED));
    }
    for (var preferred : affinity.get(PREFERRED).items()) {
      weight(preferred.get("weight"));
      // A value that no label can have is nothing that could not be preferred.
      NodeSelectors.term(preferred.get("preference"), false);
    }
  }

  private static void pods(Field affinity, Map<String, String> labels) {
    affinity.get(REQUIRED).items().forEach(term -> term(term, labels));
    for (var preferred : affinity.get(PREFERRED).items()) {
      weight(preferred.get("weight"));
      term(preferred.get("podAffinityTerm"), labels);
    }
  }

  private static void weight(Field weight) {
    weight.check(Formats.range(weight.number(), 1, MAX_WEIGHT));
  }

  private static void term(Field term, Map<String, String> labels) {
    LabelSelectors.judge(term.get("labelSelector"));
    LabelSelectors.judge(term.get("namespaceSelector"));
    term.get("namespaces").items().forEach(name -> name.check(Formats.dnsLabel(name.text())));
    LabelKeys.judge(term, labels);
    var topology = term.get("topologyKey");
    if (topology.isEmpty()) {
      topology.required("it says what is near.");
    } else {
      topology.check(Formats.qualifiedName(topology.text()));
    }
  }
}
