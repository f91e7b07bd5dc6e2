package io.mindscape.slipway.policies.semantic.access;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;

/** {@code Role} and {@code ClusterRole}: who has one may do what its rules say. */
final class Roles {

  private static final String URLS = "nonResourceURLs";

  private Roles() {}

  static void role(Field object) {
    ObjectMeta.namespaced(object, RbacNames.ANY);
    for (var rule : object.get("rules").items()) {
      rule(rule);
      if (rule.get(URLS).size() > 0) {
        rule.get(URLS).invalid("a Role has its say in a namespace, and URLs are in none.");
      }
    }
  }

  static void clusterRole(Field object) {
    ObjectMeta.clusterWide(object, RbacNames.ANY);
    object.get("rules").items().forEach(Roles::rule);
    var aggregation = object.get("aggregationRule");
    if (aggregation.isSet()) {
      var selectors = aggregation.get("clusterRoleSelectors");
      if (selectors.size() == 0) {
        selectors.required("an aggregationRule selects what it adds up.");
      }
      selectors.items().forEach(LabelSelectors::judge);
    }
  }

  private static void rule(Field rule) {
    needs(rule, "verbs");
    if (rule.get(URLS).size() == 0) {
      needs(rule, "apiGroups");
      needs(rule, "resources");
    } else if (rule.get("apiGroups").size() > 0
        || rule.get("resources").size() > 0
        || rule.get("resourceNames").size() > 0) {
      rule.get(URLS).invalid("a rule is about URLs or about resources, and not about both.");
    }
  }

  private static void needs(Field rule, String list) {
    if (rule.get(list).size() == 0) {
      rule.get(list).required("a rule has at least one.");
    }
  }
}
