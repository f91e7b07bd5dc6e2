package io.mindscape.slipway.policies.semantic.core;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.Amounts;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import io.mindscape.slipway.policies.semantic.meta.ResourceNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code v1/ResourceQuota}. */
final class ResourceQuotas {

  private static final Set<String> OF_PODS =
      Set.of(
          "pods",
          "cpu",
          "memory",
          "limits.cpu",
          "limits.memory",
          "requests.cpu",
          "requests.memory");
  private static final Set<String> OF_CLAIMS = Set.of("persistentvolumeclaims", "requests.storage");
  private static final List<String> SCOPES =
      List.of(
          "Terminating",
          "NotTerminating",
          "BestEffort",
          "NotBestEffort",
          "PriorityClass",
          "CrossNamespacePodAffinity",
          "VolumeAttributesClass");
  private static final Set<String> ONLY_EXISTS =
      Set.of(
          "Terminating",
          "NotTerminating",
          "BestEffort",
          "NotBestEffort",
          "CrossNamespacePodAffinity");

  private ResourceQuotas() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    spec.get("hard").entries().forEach(ResourceQuotas::amount);
    var scopes = spec.get("scopes").items();
    scopes.forEach(scope -> scope(scope, spec.get("hard")));
    exclusive(spec.get("scopes"), spec.get("scopes").texts());
    var expressions = spec.get("scopeSelector", "matchExpressions");
    expressions.items().forEach(expression -> expression(expression, spec.get("hard")));
    exclusive(
        expressions,
        expressions.items().stream().map(each -> each.get("scopeName").text()).toList());
  }

  private static void amount(Field amount) {
    var name = amount.key();
    var problem = ResourceNames.problem(name);
    if (problem == null && name.equals("storage")) {
      problem = "a quota counts requests.storage.";
    }
    if (problem != null) {
      amount.report("invalid", "%s has a wrong name: %s".formatted(amount.path(), problem));
    }
    Amounts.judge(amount);
  }

  private static void scope(Field scope, Field hard) {
    var name = scope.text();
    if (!SCOPES.contains(name)) {
      scope.unsupported(SCOPES);
      return;
    }
    for (var amount : hard.entries()) {
      var resource = amount.key();
      if (isKnown(resource) && !counts(name, resource)) {
        scope.invalid("%s is not counted in this scope.".formatted(resource));
      }
    }
  }

  private static boolean isKnown(String resource) {
    return ResourceNames.isStandard(resource) && !resource.equals("storage");
  }

  private static boolean counts(String scope, String resource) {
    return switch (scope) {
      case "BestEffort" -> resource.equals("pods");
      case "VolumeAttributesClass" -> OF_CLAIMS.contains(resource);
      default -> OF_PODS.contains(resource);
    };
  }

  private static void expression(Field expression, Field hard) {
    scope(expression.get("scopeName"), hard);
    var operator = expression.get("operator");
    var values = expression.get("values");
    if (ONLY_EXISTS.contains(expression.get("scopeName").text())
        && !operator.text().equals("Exists")) {
      operator.invalid("with this scope it has to be Exists.");
    }
    switch (operator.text()) {
      case "In", "NotIn" -> {
        if (values.size() == 0) {
          values.required("In and NotIn compare with values.");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (values.size() != 0) {
          values.invalid("Exists and DoesNotExist compare with none.");
        }
      }
      default -> operator.unsupported(List.of("In", "NotIn", "Exists", "DoesNotExist"));
    }
  }

  private static void exclusive(Field where, List<String> scopes) {
    var all = new HashSet<>(scopes);
    if (all.containsAll(Set.of("BestEffort", "NotBestEffort"))
        || all.containsAll(Set.of("Terminating", "NotTerminating"))) {
      where.invalid("a scope and its opposite leave nothing.");
    }
  }
}
