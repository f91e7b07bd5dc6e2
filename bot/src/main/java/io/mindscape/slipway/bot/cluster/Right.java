package io.mindscape.slipway.bot.cluster;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * Something that an account may do in a cluster or not.
 *
 * @param verb such as {@code patch}
 * @param group of the API; empty for the core
 * @param resource in the plural, such as {@code deployments}, with a part of it after a slash, such
 *     as {@code pods/eviction}
 * @param namespace empty for what is in none, and for all
 * @param name of the one object that it is about; empty for any
 */
public record Right(String verb, String group, String resource, String namespace, String name) {

  /** To do it to any object. */
  public Right(String verb, String group, String resource, String namespace) {
    this(verb, group, resource, namespace, "");
  }

  boolean isGiven(KubernetesClient client) {
    int slash = resource.indexOf('/');
    var review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb(verb)
            .withGroup(group)
            .withResource(slash < 0 ? resource : resource.substring(0, slash))
            .withSubresource(slash < 0 ? "" : resource.substring(slash + 1))
            .withNamespace(namespace)
            .withName(name)
            .endResourceAttributes()
            .endSpec()
            .build();
    var answer = client.authorization().v1().selfSubjectAccessReview().create(review);
    return answer.getStatus() != null && Boolean.TRUE.equals(answer.getStatus().getAllowed());
  }

  /** For a person: {@code patch deployments.apps in shop}. */
  @Override
  public String toString() {
    var what = group.isEmpty() ? resource : resource + "." + group;
    return "%s %s%s%s"
        .formatted(
            verb,
            what,
            name.isEmpty() ? "" : " " + name,
            namespace.isEmpty() ? "" : " in " + namespace);
  }
}
