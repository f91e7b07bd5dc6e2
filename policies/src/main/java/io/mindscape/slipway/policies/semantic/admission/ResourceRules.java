package io.mindscape.slipway.policies.semantic.admission;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.Names;
import java.util.HashSet;
import java.util.Set;

/** Which requests a webhook or a policy is asked about: operations, groups, versions, resources. */
final class ResourceRules {

  private static final String ANY = "*";
  private static final Set<String> SCOPES = Set.of(ANY, "Cluster", "Namespaced");
  private static final Set<String> OPERATIONS =
      Set.of(ANY, "CREATE", "UPDATE", "DELETE", "CONNECT");

  /** What a mutating policy can be about: nobody changes what is being deleted. */
  private static final Set<String> MUTATING = Set.of(ANY, "CREATE", "UPDATE", "CONNECT");

  private ResourceRules() {}

  /** A rule of a webhook. */
  static void judge(Field rule) {
    var operations = rule.get("operations");
    list(operations);
    for (var operation : operations.items()) {
      operation.oneOf(OPERATIONS);
    }
    list(rule.get("apiGroups"));
    list(rule.get("apiVersions"));
    for (var version : rule.get("apiVersions").items()) {
      if (version.text().isEmpty()) {
        version.required();
      }
    }
    resources(rule.get("resources"));
    if (rule.get("scope").isSet()) {
      rule.get("scope").oneOf(SCOPES);
    }
  }

  /** A rule of a policy, which may name objects. */
  static void named(Field rule) {
    var seen = new HashSet<String>();
    for (var name : rule.get("resourceNames").items()) {
      name.check(Names.PATH_SEGMENT.problem(name.text(), false));
      if (!seen.add(name.text())) {
        name.duplicate();
      }
    }
    judge(rule);
  }

  /** That a rule of a mutating policy is about nothing that cannot be changed. */
  static void mutating(Field rules) {
    for (var rule : rules.items()) {
      for (var operation : rule.get("operations").items()) {
        operation.oneOf(MUTATING);
      }
    }
  }

  private static void list(Field list) {
    if (list.size() == 0) {
      list.required();
    } else if (list.size() > 1 && list.texts().contains(ANY)) {
      list.invalid("beside \"*\" nothing else may stand.");
    }
  }

  private static void resources(Field resources) {
    if (resources.size() == 0) {
      resources.required();
    }
    var seen = new Seen();
    resources.items().forEach(seen::judge);
    var names = resources.texts();
    if (names.size() > 1 && names.contains("*/*")) {
      resources.invalid("beside \"*/*\" nothing else may stand.");
    }
    if (names.contains(ANY) && seen.lastIsPlain) {
      resources.invalid("beside \"*\" no other resource may stand.");
    }
  }

  /** What the resources before one had. */
  private static final class Seen {

    private final Set<String> withAnySub = new HashSet<>();
    private final Set<String> ofAnyResource = new HashSet<>();

    /** The server looks only at the last of those without a subresource. */
    private boolean lastIsPlain;

    void judge(Field resource) {
      var text = resource.text();
      if (text.isEmpty()) {
        resource.required();
        return;
      }
      int slash = text.indexOf('/');
      if (slash < 0) {
        lastIsPlain = !text.equals(ANY);
        return;
      }
      var name = text.substring(0, slash);
      var sub = text.substring(slash + 1);
      if (withAnySub.contains(name)) {
        resource.invalid("\"%s/*\" is there already.".formatted(name));
      }
      if (ofAnyResource.contains(sub)) {
        resource.invalid("\"*/%s\" is there already.".formatted(sub));
      }
      if (sub.equals(ANY)) {
        withAnySub.add(name);
      }
      if (name.equals(ANY)) {
        ofAnyResource.add(sub);
      }
    }
  }
}
