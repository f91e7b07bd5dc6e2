package io.mindscape.slipway.policies.semantic.access;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.List;
import java.util.Set;

/** {@code RoleBinding} and {@code ClusterRoleBinding}: who has which role. */
final class Bindings {

  private static final String GROUP = "rbac.authorization.k8s.io";
  private static final String API_GROUP = "apiGroup";

  private Bindings() {}

  static void roleBinding(Field object) {
    ObjectMeta.namespaced(object, RbacNames.ANY);
    role(object.get("roleRef"), Set.of("Role", "ClusterRole"));
    object.get("subjects").items().forEach(subject -> subject(subject, true));
  }

  static void clusterRoleBinding(Field object) {
    ObjectMeta.clusterWide(object, RbacNames.ANY);
    role(object.get("roleRef"), Set.of("ClusterRole"));
    object.get("subjects").items().forEach(subject -> subject(subject, false));
  }

  private static void role(Field role, Set<String> kinds) {
    group(role.get(API_GROUP));
    role.get("kind").oneOf(kinds);
    var name = role.get("name");
    if (name.text().isEmpty()) {
      name.required();
    } else {
      name.check(RbacNames.ANY.problem(name.text(), false));
    }
  }

  private static void group(Field group) {
    if (!group.text(GROUP).equals(GROUP)) {
      group.unsupported(List.of(GROUP));
    }
  }

  private static void subject(Field subject, boolean namespaced) {
    var name = subject.get("name");
    if (name.text().isEmpty()) {
      name.required();
    }
    switch (subject.get("kind").text()) {
      case "ServiceAccount" -> account(subject, namespaced);
      case "User", "Group" -> group(subject.get(API_GROUP));
      default -> subject.get("kind").unsupported(List.of("ServiceAccount", "User", "Group"));
    }
  }

  private static void account(Field subject, boolean namespaced) {
    var name = subject.get("name");
    if (!name.text().isEmpty()) {
      name.check(Formats.dnsSubdomain(name.text()));
    }
    if (!subject.get(API_GROUP).text().isEmpty()) {
      subject.get(API_GROUP).unsupported(List.of(""));
    }
    if (!namespaced && subject.get("namespace").text().isEmpty()) {
      subject.get("namespace").required("a ServiceAccount lives in one.");
    }
  }
}
