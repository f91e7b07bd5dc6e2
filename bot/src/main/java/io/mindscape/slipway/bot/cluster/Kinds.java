package io.mindscape.slipway.bot.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.mindscape.slipway.policies.Refused;

/** Where objects of a kind live in the API: known for built-in kinds, else asked of the cluster. */
final class Kinds {

  private Kinds() {}

  /**
   * The place of an object's kind.
   *
   * @throws Refused if the cluster has no such kind
   */
  static ResourceDefinitionContext of(
      String context, KubernetesClient client, GenericKubernetesResource object) {
    var builtIn =
        client
            .getKubernetesSerialization()
            .getRegisteredKubernetesResource(object.getApiVersion(), object.getKind());
    if (builtIn != null && builtIn != GenericKubernetesResource.class) {
      return ResourceDefinitionContext.fromResourceType(builtIn);
    }
    var there = client.getApiResources(object.getApiVersion());
    if (there != null) {
      for (var resource : there.getResources()) {
        if (object.getKind().equals(resource.getKind()) && !resource.getName().contains("/")) {
          return ResourceDefinitionContext.fromApiResource(object.getApiVersion(), resource);
        }
      }
    }
    throw new Refused(
        "The cluster %s has no kind %s in %s: install what brings it (its CustomResourceDefinition) first"
            .formatted(context, object.getKind(), object.getApiVersion()));
  }
}
