package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.List;

/** A pod that stands for one of the files of a kubelet refers to nothing in the cluster. */
final class MirrorPods {

  /** Where a volume names a Secret. */
  private static final List<List<String>> OF_VOLUMES =
      List.of(
          List.of("azureFile", "secretName"),
          List.of("cephfs", "secretRef", "name"),
          List.of("cinder", "secretRef", "name"),
          List.of("flexVolume", "secretRef", "name"),
          List.of("rbd", "secretRef", "name"),
          List.of("secret", "secretName"),
          List.of("scaleIO", "secretRef", "name"),
          List.of("iscsi", "secretRef", "name"),
          List.of("storageos", "secretRef", "name"),
          List.of("csi", "nodePublishSecretRef", "name"));

  private static final String WHY = "a mirror pod refers to nothing in the cluster.";

  private MirrorPods() {}

  /** Judges one. */
  static void judge(Field spec) {
    for (var name : List.of("serviceAccountName", "serviceAccount")) {
      absent(spec.get(name));
    }
    if (spec.get("resourceClaims").size() > 0) {
      spec.get("resourceClaims").forbidden(WHY);
    }
    spec.get("imagePullSecrets").items().forEach(secret -> absent(secret.get("name")));
    spec.get("volumes").items().forEach(MirrorPods::volume);
    PodSpecs.containers(spec).forEach(MirrorPods::container);
  }

  private static void volume(Field volume) {
    for (var path : OF_VOLUMES) {
      var field = volume;
      for (var step : path) {
        field = field.get(step);
      }
      absent(field);
    }
    for (var source : volume.get("projected", "sources").items()) {
      absent(source.get("secret", "name"));
      if (source.get("serviceAccountToken").isSet()) {
        source.get("serviceAccountToken").forbidden(WHY);
      }
    }
  }

  private static void container(Field container) {
    for (var variable : container.get("env").items()) {
      absent(variable.get("valueFrom", "secretKeyRef", "name"));
    }
    container.get("envFrom").items().forEach(each -> absent(each.get("secretRef", "name")));
  }

  private static void absent(Field name) {
    if (!name.isEmpty()) {
      name.forbidden(WHY);
    }
  }
}
