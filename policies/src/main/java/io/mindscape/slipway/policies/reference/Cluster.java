package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.finding.ResourceRef;
import java.util.Set;

/** What every cluster has, and how it keeps what it is given. */
final class Cluster {

  /** Kinds that are in no namespace, of those that matter here. */
  private static final Set<String> WIDE =
      Set.of(
          "APIService",
          "ClusterExternalSecret",
          "ClusterIssuer",
          "ClusterRole",
          "ClusterRoleBinding",
          "ClusterSecretStore",
          "CustomResourceDefinition",
          "GatewayClass",
          "IngressClass",
          "MutatingWebhookConfiguration",
          "Namespace",
          "PersistentVolume",
          "PriorityClass",
          "RuntimeClass",
          "StorageClass",
          "ValidatingWebhookConfiguration");

  private static final Set<String> ROLES = Set.of("admin", "cluster-admin", "edit", "view");
  private static final Set<String> PRIORITIES =
      Set.of("system-cluster-critical", "system-node-critical");

  private Cluster() {}

  static boolean isWide(ResourceRef object) {
    return WIDE.contains(object.kind());
  }

  /**
   * Whether the cluster itself has an object.
   *
   * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">its roles</a>
   */
  static boolean has(Id id) {
    return switch (id.kind()) {
      case "ClusterRole", "Role" -> ROLES.contains(id.name()) || id.name().startsWith("system:");
      case "ServiceAccount" -> id.name().equals("default");
      case "ConfigMap" -> id.name().equals("kube-root-ca.crt");
      case "Service" -> id.name().equals("kubernetes") && id.namespace().equals("default");
      case "PriorityClass" -> PRIORITIES.contains(id.name());
      default -> false;
    };
  }
}
