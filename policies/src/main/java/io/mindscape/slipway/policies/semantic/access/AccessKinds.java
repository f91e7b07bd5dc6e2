package io.mindscape.slipway.policies.semantic.access;

import static java.util.Map.entry;

import io.mindscape.slipway.policies.semantic.field.Rules;
import java.util.Map;

/** The kinds of this package. */
public final class AccessKinds {

  private static final String RBAC = "rbac.authorization.k8s.io/v1/";
  private static final String AUTHORIZATION = "authorization.k8s.io/v1/";
  private static final String CERTIFICATES = "certificates.k8s.io/v1/";

  private AccessKinds() {}

  /** Rules by {@code apiVersion/kind}. SelfSubjectReviews have none: they ask who I am. */
  public static Map<String, Rules> rules() {
    return Map.ofEntries(
        entry(RBAC + "Role", Roles::role),
        entry(RBAC + "ClusterRole", Roles::clusterRole),
        entry(RBAC + "RoleBinding", Bindings::roleBinding),
        entry(RBAC + "ClusterRoleBinding", Bindings::clusterRoleBinding),
        entry(AUTHORIZATION + "SubjectAccessReview", AccessReviews::ofSubject),
        entry(AUTHORIZATION + "LocalSubjectAccessReview", AccessReviews::ofLocalSubject),
        entry(AUTHORIZATION + "SelfSubjectAccessReview", AccessReviews::ofSelf),
        entry(AUTHORIZATION + "SelfSubjectRulesReview", AccessReviews::rules),
        entry("authentication.k8s.io/v1/TokenReview", AccessReviews::token),
        entry(CERTIFICATES + "CertificateSigningRequest", CertificateRequests::judge),
        entry(CERTIFICATES + "ClusterTrustBundle", TrustBundles::judge),
        entry(CERTIFICATES + "PodCertificateRequest", PodCertificateRequests::judge),
        entry("coordination.k8s.io/v1/Lease", SmallKinds::lease),
        entry("scheduling.k8s.io/v1/PriorityClass", SmallKinds::priorityClass),
        entry("storagemigration.k8s.io/v1/StorageVersionMigration", SmallKinds::migration),
        entry("node.k8s.io/v1/RuntimeClass", RuntimeClasses::judge));
  }
}
