package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.semantic.field.Field;

/**
 * What bindings need. The API server takes a binding to a role that is not there, and it grants
 * nothing.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">RBAC</a>
 */
final class AccessReferences {

  private AccessReferences() {}

  static void binding(Referrer from) {
    var role = from.root().get("roleRef");
    var name = role.get("name");
    if (Referrer.isName(name)) {
      switch (role.get("kind").text()) {
        case "Role" ->
            from.need(
                Rule.ROLE,
                name,
                new Demand.Existing(new Id(Id.RBAC, "Role", from.namespace(), name.text())));
        case "ClusterRole" ->
            from.need(
                Rule.CLUSTER_ROLE,
                name,
                new Demand.Existing(new Id(Id.RBAC, "ClusterRole", "", name.text())));
        default -> {}
      }
    }
    from.root().get("subjects").items().forEach(subject -> subject(from, subject));
  }

  private static void subject(Referrer from, Field subject) {
    var name = subject.get("name");
    var namespace = subject.get("namespace").text(from.namespace());
    if (subject.get("kind").text().equals(Id.ACCOUNT)
        && Referrer.isName(name)
        && !namespace.isEmpty()) {
      from.need(
          Rule.SUBJECT, name, new Demand.Existing(Id.core(Id.ACCOUNT, namespace, name.text())));
    }
  }
}
