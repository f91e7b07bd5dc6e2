package io.mindscape.slipway.bot.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Manifests as objects to send: exactly what was written, with nothing filled in. */
final class Objects {

  /** The order in which kinds are applied: what others need first. */
  private static final List<List<String>> ORDER =
      List.of(
          List.of("Namespace"),
          List.of("CustomResourceDefinition"),
          List.of("ServiceAccount"),
          List.of("ClusterRole", "Role", "ClusterRoleBinding", "RoleBinding"),
          List.of("PriorityClass", "LimitRange", "ResourceQuota", "ConfigMap", "Secret"),
          List.of("NetworkPolicy"),
          List.of("StorageClass", "PersistentVolume", "PersistentVolumeClaim"),
          List.of("Service"),
          List.of("DaemonSet", "StatefulSet", "Deployment", "ReplicaSet", "Pod", "Job", "CronJob"));

  private Objects() {}

  /** In dependency order; among equals, as they were given. */
  static List<Manifest> inOrder(List<Manifest> objects) {
    var sorted = new ArrayList<>(objects);
    sorted.sort(Comparator.comparingInt(object -> rank(object.ref().kind())));
    return List.copyOf(sorted);
  }

  static GenericKubernetesResource of(Manifest manifest, KubernetesSerialization serialization) {
    return serialization.convertValue(map(manifest.root()), GenericKubernetesResource.class);
  }

  private static int rank(String kind) {
    for (int i = 0; i < ORDER.size(); i++) {
      if (ORDER.get(i).contains(kind)) {
        return i;
      }
    }
    return ORDER.size();
  }

  private static @Nullable Object value(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar.value();
      case YamlNode.Sequence sequence -> list(sequence);
      case YamlNode.Mapping mapping -> map(mapping);
    };
  }

  private static List<@Nullable Object> list(YamlNode.Sequence sequence) {
    var list = new ArrayList<@Nullable Object>();
    sequence.items().forEach(item -> list.add(value(item)));
    return list;
  }

  private static Map<String, @Nullable Object> map(YamlNode.Mapping mapping) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    mapping.entries().forEach(entry -> map.put(entry.key(), value(entry.value())));
    return map;
  }
}
