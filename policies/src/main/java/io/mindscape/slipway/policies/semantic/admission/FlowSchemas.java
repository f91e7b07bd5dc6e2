package io.mindscape.slipway.policies.semantic.admission;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code flowcontrol.apiserver.k8s.io/v1 FlowSchema}. */
final class FlowSchemas {

  private static final String ANY = "*";
  private static final int MAX_PRECEDENCE = 10_000;
  private static final int DEFAULT_PRECEDENCE = 1000;
  private static final Set<String> METHODS = Set.of("ByUser", "ByNamespace");
  private static final Set<String> VERBS =
      Set.of(
          "get",
          "list",
          "create",
          "update",
          "delete",
          "deletecollection",
          "patch",
          "watch",
          "proxy");

  /** The kinds of subjects, and the field that goes with each. */
  private static final Map<String, String> SUBJECTS =
      Map.of("ServiceAccount", "serviceAccount", "User", "user", "Group", "group");

  private FlowSchemas() {}

  static void judge(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    precedence(spec.get("matchingPrecedence"), object.get("metadata", "name").text());
    var method = spec.get("distinguisherMethod");
    if (method.isSet()) {
      method.get("type").oneOf(METHODS);
    }
    var level = spec.get("priorityLevelConfiguration", "name");
    if (level.text().isEmpty()) {
      level.required();
    } else {
      level.check(Formats.dnsSubdomain(level.text()));
    }
    spec.get("rules").items().forEach(FlowSchemas::rule);
    Mandatory.schema(object);
  }

  private static void precedence(Field precedence, String name) {
    long number = precedence.number();
    number = number == 0 ? DEFAULT_PRECEDENCE : number;
    precedence.check(Formats.range(number, 1, MAX_PRECEDENCE));
    if (number == 1 && !name.equals("exempt")) {
      precedence.invalid("only the one that is called exempt has 1.");
    }
  }

  private static void rule(Field rule) {
    if (rule.get("subjects").size() == 0) {
      rule.get("subjects").required();
    }
    rule.get("subjects").items().forEach(FlowSchemas::subject);
    var resources = rule.get("resourceRules");
    var others = rule.get("nonResourceRules");
    if (resources.size() == 0 && others.size() == 0) {
      rule.required("write resourceRules or nonResourceRules.");
    }
    resources.items().forEach(FlowSchemas::resourceRule);
    others.items().forEach(FlowSchemas::otherRule);
  }

  private static void subject(Field subject) {
    var kind = subject.get("kind").text();
    if (!SUBJECTS.containsKey(kind)) {
      subject.get("kind").unsupported(SUBJECTS.keySet());
      return;
    }
    for (var each : SUBJECTS.entrySet()) {
      var field = subject.get(each.getValue());
      if (each.getKey().equals(kind)) {
        named(field, kind);
      } else if (field.isSet()) {
        field.forbidden("the kind is %s.".formatted(kind));
      }
    }
  }

  private static void named(Field field, String kind) {
    if (!field.isSet()) {
      field.required("the kind is %s.".formatted(kind));
      return;
    }
    var name = field.get("name");
    if (name.text().isEmpty()) {
      name.required();
    }
    if (kind.equals("ServiceAccount")) {
      if (!name.text().isEmpty() && !name.text().equals(ANY)) {
        name.check(Formats.dnsSubdomain(name.text()));
      }
      var namespace = field.get("namespace");
      if (namespace.text().isEmpty()) {
        namespace.required();
      } else {
        namespace.check(Formats.dnsLabel(namespace.text()));
      }
    }
  }

  private static void resourceRule(Field rule) {
    verbs(rule.get("verbs"));
    for (var list : List.of(rule.get("apiGroups"), rule.get("resources"))) {
      if (list.size() == 0) {
        list.required();
      } else {
        aloneIfAny(list);
      }
    }
    var namespaces = rule.get("namespaces");
    if (namespaces.size() == 0 && !rule.get("clusterScope").flag()) {
      namespaces.required("or set clusterScope.");
    } else if (!aloneIfAny(namespaces)) {
      namespaces.items().forEach(each -> each.check(Formats.dnsLabel(each.text())));
    }
  }

  private static void otherRule(Field rule) {
    verbs(rule.get("verbs"));
    var urls = rule.get("nonResourceURLs");
    if (urls.size() == 0) {
      urls.required();
    } else if (!aloneIfAny(urls)) {
      urls.items().forEach(each -> each.check(urlProblem(each.text())));
    }
  }

  private static void verbs(Field verbs) {
    if (verbs.size() == 0) {
      verbs.required();
    } else if (!aloneIfAny(verbs)) {
      verbs.items().forEach(verb -> verb.oneOf(VERBS));
    }
  }

  /** Whether a list has {@code *}, beside which nothing else may stand. */
  private static boolean aloneIfAny(Field list) {
    boolean any = list.texts().contains(ANY);
    if (any && list.size() > 1) {
      list.invalid("beside \"*\" nothing else may stand.");
    }
    return any;
  }

  private static @Nullable String urlProblem(String path) {
    if (path.equals("/")) {
      return null;
    }
    if (!path.startsWith("/") || path.contains(" ") || path.contains("//")) {
      return "it has to begin with \"/\", without spaces and \"//\".";
    }
    int star = path.indexOf('*');
    return star >= 0 && (star != path.length() - 1 || !path.endsWith("/*"))
        ? "\"*\" may stand only at the end, after \"/\"."
        : null;
  }
}
