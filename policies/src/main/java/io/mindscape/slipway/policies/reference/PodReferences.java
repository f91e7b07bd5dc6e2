package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.List;

/**
 * What pods need: without a ConfigMap, a Secret or a key that is not optional the kubelet does not
 * start a container (CreateContainerConfigError) or does not mount a volume; without its claim a
 * pod is not scheduled, and without its account it is not admitted.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/configmap/">ConfigMaps</a>
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/secret/">Secrets</a>
 */
final class PodReferences {

  private static final List<String> CONTAINERS =
      List.of("containers", "initContainers", "ephemeralContainers");

  private PodReferences() {}

  static void read(Referrer from, Field spec) {
    for (var list : CONTAINERS) {
      spec.get(list).items().forEach(container -> container(from, container));
    }
    spec.get("volumes").items().forEach(volume -> volume(from, volume));
    for (var secret : spec.get("imagePullSecrets").items()) {
      from.needs(Rule.PULL_SECRET, secret.get("name"), Id.SECRET);
    }
    from.needs(Rule.SERVICE_ACCOUNT, spec.get("serviceAccountName"), Id.ACCOUNT);
    from.lists(
        Rule.PRIORITY_CLASS, spec.get("priorityClassName"), "scheduling.k8s.io", "PriorityClass");
    from.lists(Rule.RUNTIME_CLASS, spec.get("runtimeClassName"), "node.k8s.io", "RuntimeClass");
  }

  private static void container(Referrer from, Field container) {
    for (var variable : container.get("env").items()) {
      var source = variable.get("valueFrom");
      keyed(from, source.get("configMapKeyRef"), Id.CONFIG_MAP);
      keyed(from, source.get("secretKeyRef"), Id.SECRET);
    }
    for (var source : container.get("envFrom").items()) {
      whole(from, source.get("configMapRef"), "name", Id.CONFIG_MAP);
      whole(from, source.get("secretRef"), "name", Id.SECRET);
    }
  }

  private static void volume(Referrer from, Field volume) {
    items(from, volume.get("configMap"), "name", Id.CONFIG_MAP);
    items(from, volume.get("secret"), "secretName", Id.SECRET);
    for (var source : volume.get("projected", "sources").items()) {
      items(from, source.get("configMap"), "name", Id.CONFIG_MAP);
      items(from, source.get("secret"), "name", Id.SECRET);
    }
    from.needs(Rule.VOLUME_CLAIM, volume.get("persistentVolumeClaim", "claimName"), Id.CLAIM);
    StorageReferences.claim(from, volume.get("ephemeral", "volumeClaimTemplate", "spec"));
  }

  /** A volume, or a part of one: the object, and the keys that it picks. */
  private static void items(Referrer from, Field source, String nameKey, String kind) {
    whole(from, source, nameKey, kind);
    for (var item : source.get("items").items()) {
      key(from, source, source.get(nameKey), item.get("key"), kind);
    }
  }

  private static void keyed(Referrer from, Field source, String kind) {
    whole(from, source, "name", kind);
    key(from, source, source.get("name"), source.get("key"), kind);
  }

  private static void whole(Referrer from, Field source, String nameKey, String kind) {
    if (!source.get("optional").flag()) {
      from.needs(kind.equals(Id.SECRET) ? Rule.SECRET : Rule.CONFIG_MAP, source.get(nameKey), kind);
    }
  }

  private static void key(Referrer from, Field source, Field name, Field key, String kind) {
    if (Referrer.isName(name) && Referrer.isName(key) && !source.get("optional").flag()) {
      from.need(
          kind.equals(Id.SECRET) ? Rule.SECRET_KEY : Rule.CONFIG_MAP_KEY,
          key,
          new Demand.Key(Id.core(kind, from.namespace(), name.text()), key.text()));
    }
  }
}
