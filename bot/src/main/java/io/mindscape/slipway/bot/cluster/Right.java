package io.mindscape.slipway.bot.cluster;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * Something that an account may do in a cluster or not.
 *
 * @param verb such as {@code patch}
 * @param group of the API; empty for the core
 * @param resource in the plural, such as {@code deployments}
 * @param namespace empty for what is in none
 */
public record Right(String verb, String group, String resource, String namespace) {

  boolean isGiven(KubernetesClient client) {
    var review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb(verb)
            .withGroup(group)
            .withResource(resource)
            .withNamespace(namespace)
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
    return "%s %s%s".formatted(verb, what, namespace.isEmpty() ? "" : " in " + namespace);
  }
}
