package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.rule.CelEngine.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code ValidatingAdmissionPolicy} with its binding, compiled.
 *
 * @param severity from the binding's {@code validationActions}: Deny an error, Warn a warning,
 *     Audit information
 * @param fields where its findings belong, from the annotation {@code slipway.io/field}: paths with
 *     {@code {pod}} for the pod's spec and {@code [*]} for each item of a list
 * @param failsOnError whether an expression that breaks counts as broken ({@code failurePolicy:
 *     Fail}) or as kept
 */
record Policy(
    String name,
    Severity severity,
    List<ResourceRule> resources,
    List<Named> matchConditions,
    List<Named> variables,
    List<Validation> validations,
    List<String> fields,
    boolean failsOnError) {

  Policy {
    resources = List.copyOf(resources);
    matchConditions = List.copyOf(matchConditions);
    variables = List.copyOf(variables);
    validations = List.copyOf(validations);
    fields = List.copyOf(fields);
  }

  /** Which resources a policy is about; {@code *} for all. */
  record ResourceRule(List<String> groups, List<String> versions, List<String> resources) {
    boolean matches(String group, String version, String resource) {
      return has(groups, group) && has(versions, version) && has(resources, resource);
    }

    private static boolean has(List<String> accepted, String one) {
      return accepted.contains("*") || accepted.contains(one);
    }
  }

  /** An expression with a name. */
  record Named(String name, Expression expression) {}

  /** A demand, and what to say where it is not met. */
  record Validation(
      Expression expression, String message, @Nullable Expression messageExpression) {}

  boolean isAbout(String apiVersion, String resource) {
    int slash = apiVersion.indexOf('/');
    var group = slash < 0 ? "" : apiVersion.substring(0, slash);
    return resources.stream()
        .anyMatch(rule -> rule.matches(group, apiVersion.substring(slash + 1), resource));
  }
}
