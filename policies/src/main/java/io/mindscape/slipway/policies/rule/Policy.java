package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.rule.cel.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code ValidatingAdmissionPolicy}, compiled, with its bindings; without one it is in force
 * nowhere.
 *
 * @param paramKind the kind of its params, or null where it takes none
 * @param fields where its findings belong, from the annotation {@code slipway.io/field}: paths with
 *     {@code {pod}} for the pod's spec and {@code [*]} for each item of a list
 * @param failsOnError whether an expression that breaks counts as broken ({@code failurePolicy:
 *     Fail}) or as kept
 */
record Policy(
    String name,
    Constraints constraints,
    @Nullable ParamKind paramKind,
    List<Named> matchConditions,
    List<Variable> variables,
    List<Validation> validations,
    List<Named> auditAnnotations,
    boolean failsOnError,
    List<String> fields,
    List<Binding> bindings) {

  Policy {
    matchConditions = List.copyOf(matchConditions);
    variables = List.copyOf(variables);
    validations = List.copyOf(validations);
    auditAnnotations = List.copyOf(auditAnnotations);
    fields = List.copyOf(fields);
    bindings = List.copyOf(bindings);
  }

  /** An expression with a name, a key of an audit annotation, or such. */
  record Named(String name, Expression expression) {}

  /**
   * A computed variable.
   *
   * @param origin the same for variables that are computed from the same by the same expressions
   */
  record Variable(String name, Expression expression, Object origin) {}

  /**
   * A demand, and what to say where it is not met.
   *
   * @param message as written; empty for none
   * @param reason as written; empty for none
   */
  record Validation(
      Expression expression,
      String message,
      @Nullable Expression messageExpression,
      String reason) {}

  /** The kind of the objects that a policy is tuned with. */
  record ParamKind(String apiVersion, String kind) {

    /** As the API server names it in messages. */
    @Override
    public String toString() {
      return "&ParamKind{APIVersion:%s,Kind:%s,}".formatted(apiVersion, kind);
    }
  }

  /**
   * Puts a policy into force.
   *
   * @param actions {@code Deny}, {@code Warn}, {@code Audit}
   * @param param which params it takes, or null where the binding names none
   */
  record Binding(
      String name, Constraints constraints, List<String> actions, @Nullable ParamRef param) {
    Binding {
      actions = List.copyOf(actions);
    }
  }

  /**
   * Names params.
   *
   * @param name empty where they are chosen by labels
   * @param namespace empty for that of the object
   * @param deniesWithout whether having none is a refusal, or no demand at all
   */
  record ParamRef(
      String name, String namespace, @Nullable LabelSelector selector, boolean deniesWithout) {}
}
