package io.mindscape.slipway.policies.semantic.admission;

import io.mindscape.slipway.policies.rule.cel.Environment.Patch;
import io.mindscape.slipway.policies.rule.cel.Identifiers;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** {@code ValidatingAdmissionPolicy} and {@code MutatingAdmissionPolicy}. */
final class Policies {

  private static final Set<String> REASONS =
      Set.of("Forbidden", "Invalid", "RequestEntityTooLarge");
  private static final Set<String> REINVOCATION = Set.of("Never", "IfNeeded");
  private static final int MAX_ANNOTATIONS = 20;
  private static final int MAX_ANNOTATION_EXPRESSION = 5 * 1024;

  private Policies() {}

  static void validating(Field object) {
    var spec = object.get("spec");
    var expressions = both(object);
    var validations = spec.get("validations");
    var annotations = spec.get("auditAnnotations");
    if (validations.size() == 0 && annotations.size() == 0) {
      validations.required("without validations or auditAnnotations a policy does nothing.");
    }
    validations.items().forEach(validation -> validation(validation, expressions));
    annotations(annotations, name(object.get("metadata")), expressions);
  }

  static void mutating(Field object) {
    var spec = object.get("spec");
    var expressions = both(object);
    ResourceRules.mutating(spec.get("matchConstraints", "resourceRules"));
    if (spec.get("mutations").size() == 0) {
      spec.get("mutations").required();
    }
    spec.get("mutations").items().forEach(mutation -> mutation(mutation, expressions));
    var reinvocation = spec.get("reinvocationPolicy");
    if (reinvocation.text().isEmpty()) {
      reinvocation.required("write Never or IfNeeded.");
    } else {
      reinvocation.oneOf(REINVOCATION);
    }
  }

  private static Expressions both(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    var params = spec.get("paramKind");
    if (spec.get("failurePolicy").isSet()) {
      spec.get("failurePolicy").oneOf(FailurePolicies.ALL);
    }
    if (params.isSet()) {
      paramKind(params);
    }
    MatchResources.ofPolicy(spec.get("matchConstraints"));
    MatchConditions.judge(spec.get("matchConditions"), params.isSet());
    var expressions = new Expressions(params.isSet());
    for (var variable : spec.get("variables").items()) {
      var name = variable.get("name");
      if (name.text().isBlank()) {
        name.required();
      } else if (!Identifiers.isOne(name.text())) {
        name.invalid("it has to be an identifier of CEL.");
      }
      expressions.variable(name.text(), variable.get("expression"));
    }
    return expressions;
  }

  private static void paramKind(Field params) {
    var api = params.get("apiVersion");
    var kind = params.get("kind");
    if (api.text().isEmpty()) {
      api.required();
    } else {
      apiVersion(api);
    }
    if (kind.text().isEmpty()) {
      kind.required();
    } else {
      kind.check(Formats.dns1035Label(kind.text().toLowerCase(Locale.ROOT)));
    }
  }

  private static void apiVersion(Field api) {
    var parts = api.text().split("/", -1);
    if (parts.length > 2) {
      api.invalid("it has to be group/version or version.");
      return;
    }
    var version = parts[parts.length - 1];
    if (parts.length == 2 && !parts[0].isEmpty()) {
      api.check(Formats.dnsSubdomain(parts[0]));
    }
    api.check(version.isEmpty() ? "it names no version." : Formats.dns1035Label(version));
  }

  private static void validation(Field validation, Expressions expressions) {
    expressions.validation(validation.get("expression"));
    var text = validation.get("messageExpression");
    if (!text.text().isEmpty()) {
      expressions.message(text);
    }
    var message = validation.get("message");
    var trimmed = message.text().strip();
    if (!message.text().isEmpty() && trimmed.isEmpty()) {
      message.invalid("it says nothing.");
    } else if (trimmed.contains("\n") || trimmed.contains("\r")) {
      message.invalid("it may not have more than one line.");
    }
    if (validation.get("reason").isSet()) {
      validation.get("reason").oneOf(REASONS);
    }
  }

  /** The name, or one such as the server would make. */
  private static String name(Field meta) {
    var name = meta.get("name").text();
    return name.isEmpty() ? meta.get("generateName").text() + "x" : name;
  }

  private static void annotations(Field annotations, String policy, Expressions expressions) {
    if (annotations.size() > MAX_ANNOTATIONS) {
      annotations.invalid("there are more than %d.".formatted(MAX_ANNOTATIONS));
    }
    var keys = new HashSet<String>();
    for (var annotation : annotations.items()) {
      var key = annotation.get("key");
      key.check(Formats.qualifiedName(policy + "/" + key.text()));
      if (!keys.add(key.text())) {
        key.duplicate();
      }
      var value = annotation.get("valueExpression");
      if (Formats.bytes(value.text().strip()) > MAX_ANNOTATION_EXPRESSION) {
        value.tooLong(MAX_ANNOTATION_EXPRESSION);
      } else {
        expressions.annotation(value);
      }
    }
  }

  private static void mutation(Field mutation, Expressions expressions) {
    var type = mutation.get("patchType");
    switch (type.text()) {
      case "" -> type.required("write ApplyConfiguration or JSONPatch.");
      case "JSONPatch" -> {
        alone(mutation, "jsonPatch", "applyConfiguration");
        patch(mutation.get("jsonPatch"), Patch.JSON, expressions);
      }
      case "ApplyConfiguration" -> {
        alone(mutation, "applyConfiguration", "jsonPatch");
        patch(mutation.get("applyConfiguration"), Patch.APPLY, expressions);
      }
      default -> type.unsupported(Set.of("ApplyConfiguration", "JSONPatch"));
    }
  }

  private static void patch(Field patch, Patch kind, Expressions expressions) {
    if (patch.isSet()) {
      expressions.patch(patch.get("expression"), kind);
    }
  }

  private static void alone(Field mutation, String wanted, String other) {
    if (!mutation.get(wanted).isSet()) {
      mutation.get(wanted).required("patchType asks for it.");
    }
    if (mutation.get(other).isSet()) {
      mutation.get(other).forbidden("patchType asks for %s.".formatted(wanted));
    }
  }
}
