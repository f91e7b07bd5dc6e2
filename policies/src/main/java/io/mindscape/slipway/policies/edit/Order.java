package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.edit.Cst.Mapping;
import java.util.List;

/** The order in which people write the fields of Kubernetes objects. */
final class Order {

  private static final List<String> FIELDS =
      List.of(
          "apiVersion",
          "kind",
          "metadata",
          "name",
          "generateName",
          "namespace",
          "labels",
          "annotations",
          "schedule",
          "concurrencyPolicy",
          "startingDeadlineSeconds",
          "successfulJobsHistoryLimit",
          "failedJobsHistoryLimit",
          "replicas",
          "minReplicas",
          "maxReplicas",
          "revisionHistoryLimit",
          "serviceName",
          "backoffLimit",
          "activeDeadlineSeconds",
          "ttlSecondsAfterFinished",
          "selector",
          "strategy",
          "updateStrategy",
          "image",
          "imagePullPolicy",
          "command",
          "args",
          "workingDir",
          "ports",
          "envFrom",
          "env",
          "resources",
          "requests",
          "limits",
          "volumeMounts",
          "startupProbe",
          "readinessProbe",
          "livenessProbe",
          "lifecycle",
          "restartPolicy",
          "serviceAccountName",
          "automountServiceAccountToken",
          "securityContext",
          "initContainers");

  private Order() {}

  /** The position of the pair after which {@code key} goes: the last where nobody knows better. */
  static int before(Mapping mapping, String key) {
    int wanted = FIELDS.indexOf(key);
    int found = mapping.pairs().size() - 1;
    for (int at = found; at >= 0 && wanted >= 0; at--) {
      int rank = FIELDS.indexOf(mapping.pairs().get(at).name());
      if (rank >= 0 && rank < wanted) {
        return at;
      }
    }
    return found;
  }
}
