package io.mindscape.slipway.policies.rule;

import dev.cel.runtime.CelEvaluationException;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.rule.Policy.Named;
import io.mindscape.slipway.policies.rule.Policy.Validation;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A set of policies, compiled once; judging is safe from many threads. */
public final class Policies {

  private static final List<String> SHIPPED =
      List.of(
          "host-access",
          "literal-secrets",
          "memory-limit",
          "pinned-images",
          "privileged",
          "readiness-probe",
          "recommended-labels",
          "resource-requests",
          "run-as-non-root",
          "service-account-token");

  private final List<Policy> policies;

  private Policies(List<Policy> policies) {
    this.policies = policies;
  }

  /** The rules that ship with Slipway, {@code policies/rules/}. */
  public static Policies shipped() {
    return read(SHIPPED.stream().map(Policies::shippedFile).toList());
  }

  /**
   * Policies and bindings as they stand in files.
   *
   * @throws Refused if a file is no YAML or an expression is no CEL
   */
  public static Policies read(List<SourceFile> files) {
    return new Policies(new PolicyReader(new CelEngine()).read(files));
  }

  /** The names of the policies. */
  public List<String> names() {
    return policies.stream().map(Policy::name).toList();
  }

  /**
   * {@code policy/…} findings, each on the field that breaks the policy.
   *
   * @param isWellFormed whether the schema has nothing to say of the object; if it has, a policy
   *     that cannot be evaluated says nothing more, as the cause has been told
   */
  public List<Finding> judge(Manifest manifest, boolean isWellFormed) {
    var resource = Resources.of(manifest.text("kind"));
    var findings = new ArrayList<Finding>();
    for (var policy : policies) {
      if (policy.isAbout(manifest.text("apiVersion"), resource)) {
        judge(policy, manifest, isWellFormed, findings);
      }
    }
    return findings;
  }

  private static void judge(
      Policy policy, Manifest manifest, boolean isWellFormed, List<Finding> findings) {
    var whole = Values.of(manifest.root());
    for (var validation : policy.validations()) {
      boolean breaks = policy.failsOnError() && isWellFormed;
      var problem = problem(policy, validation, manifest, whole, breaks);
      if (problem == null) {
        continue;
      }
      var culprits =
          Culprits.find(
              policy, manifest, object -> problem(policy, validation, manifest, object, breaks));
      for (var culprit : culprits) {
        findings.add(
            new Finding(
                "policy/" + policy.name(),
                policy.severity(),
                culprit.message().isEmpty() ? problem : culprit.message(),
                culprit.place(),
                manifest.ref(),
                culprit.field().isEmpty() ? null : culprit.field(),
                null));
      }
    }
  }

  /** What a validation has to say of an object; null where it is met or not asked. */
  private static @Nullable String problem(
      Policy policy, Validation validation, Manifest manifest, Object object, boolean breaks) {
    var scope = scope(manifest, object);
    try {
      for (var condition : policy.matchConditions()) {
        if (!Boolean.TRUE.equals(condition.expression().evaluate(scope))) {
          return null;
        }
      }
      scope.put("variables", variables(policy.variables(), scope));
      return Boolean.TRUE.equals(validation.expression().evaluate(scope))
          ? null
          : message(validation, scope);
    } catch (CelEvaluationException e) {
      return breaks
          ? "The policy cannot be evaluated here, and then it counts as broken: " + e.getMessage()
          : null;
    }
  }

  private static String message(Validation validation, Map<String, Object> scope) {
    var expression = validation.messageExpression();
    if (expression != null) {
      try {
        if (expression.evaluate(scope) instanceof String text && !text.isBlank()) {
          return text;
        }
      } catch (CelEvaluationException e) {
        return validation.message(); // as the API server does
      }
    }
    return validation.message();
  }

  private static Map<String, Object> scope(Manifest manifest, Object object) {
    var scope = new HashMap<String, Object>();
    scope.put("object", object);
    scope.put("oldObject", Values.NOTHING);
    scope.put("params", Values.NOTHING);
    scope.put("namespaceObject", Values.NOTHING);
    scope.put(
        "request",
        Map.of(
            "operation",
            "CREATE",
            "name",
            manifest.ref().name(),
            "namespace",
            manifest.ref().namespace()));
    scope.put("variables", Map.of());
    return scope;
  }

  /** A variable that cannot be computed is not there; whoever uses it breaks, and nobody else. */
  private static Map<String, Object> variables(List<Named> variables, Map<String, Object> scope) {
    var values = new HashMap<String, Object>();
    var inner = new HashMap<>(scope);
    inner.put("variables", values);
    for (var variable : variables) {
      try {
        values.put(variable.name(), variable.expression().evaluate(inner));
      } catch (CelEvaluationException e) {
        values.remove(variable.name());
      }
    }
    return values;
  }

  private static SourceFile shippedFile(String name) {
    var file = name + ".yaml";
    try (var resource =
        Policies.class.getResourceAsStream("/io/mindscape/slipway/policies/rules/" + file)) {
      if (resource == null) {
        throw new IllegalStateException("the shipped rule is missing: " + file);
      }
      return new SourceFile("policies/rules/" + file, resource.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
