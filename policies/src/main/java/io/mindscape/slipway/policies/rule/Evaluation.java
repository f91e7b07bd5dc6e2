package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.rule.Decision.Kind;
import io.mindscape.slipway.policies.rule.Policy.Binding;
import io.mindscape.slipway.policies.rule.Policy.Named;
import io.mindscape.slipway.policies.rule.Policy.Validation;
import io.mindscape.slipway.policies.rule.cel.Expression;
import io.mindscape.slipway.policies.rule.cel.library.Costs;
import io.mindscape.slipway.policies.rule.cel.library.Strings;
import io.mindscape.slipway.policies.rule.cel.value.Kinds;
import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy with one of its bindings and one param, applied to an object. */
final class Evaluation {

  private static final int LONGEST_MESSAGE = 5 * 1024;

  private final Policy policy;
  private final Binding binding;
  private final Inputs inputs;
  private final List<Decision> decisions = new ArrayList<>();

  /**
   * An evaluation.
   *
   * @param inputs the variables that are no computed ones
   */
  Evaluation(Policy policy, Binding binding, Inputs inputs) {
    this.policy = policy;
    this.binding = binding;
    this.inputs = inputs;
  }

  /** What the policy has against the object, in the order of its validations. */
  List<Decision> decide() {
    if (!policy.matchConditions().isEmpty() && !matches()) {
      return decisions;
    }
    var round = new Case(inputs, policy.variables(), Costs.PER_POLICY);
    var validations = policy.validations();
    var results = new Expression.Result[validations.size()];
    try {
      for (int at = 0; at < results.length; at++) {
        results[at] = round.evaluate(validations.get(at).expression());
      }
    } catch (Case.OverBudget e) {
      error(Case.EXHAUSTED, -1);
      return decisions;
    }
    if (!areMet(results)) {
      var messages = new Case(inputs, policy.variables(), round.budget());
      for (int at = 0; at < results.length; at++) {
        validation(at, results[at], messages);
      }
    }
    if (!policy.auditAnnotations().isEmpty()) {
      audit();
    }
    return decisions;
  }

  private static boolean areMet(Expression.Result[] results) {
    for (var result : results) {
      if (!Boolean.TRUE.equals(result.value())) {
        return false;
      }
    }
    return true;
  }

  /** What one validation has against the object; null where it is met. */
  @Nullable String problem(int at) {
    decide();
    return decisions.stream()
        .filter(decision -> decision.validation() == at && decision.kind() == Kind.BROKEN)
        .map(Decision::message)
        .findFirst()
        .orElse(null);
  }

  private boolean matches() {
    // The API server hides the namespace from match conditions.
    var round = new Case(inputs.withoutNamespace(), policy.variables(), Costs.MATCH_CONDITIONS);
    var faults = new LinkedHashSet<String>();
    @Nullable String undecided = null;
    var isFalse = false;
    try {
      for (var condition : policy.matchConditions()) {
        var result = round.evaluate(condition.expression());
        isFalse |= Boolean.FALSE.equals(result.value());
        undecided = undecided == null ? result.undecided() : undecided;
        if (result.fault() != null) {
          faults.add(broken(condition.expression(), result.fault()));
        }
      }
    } catch (Case.OverBudget e) {
      error(Case.EXHAUSTED, -1);
      return false;
    }
    if (isFalse) {
      return false;
    }
    if (undecided != null) {
      notEvaluated(undecided);
      return false;
    }
    if (!faults.isEmpty()) {
      var first = faults.getFirst();
      error(faults.size() == 1 ? first : "[" + String.join(", ", faults) + "]", -1);
      return false;
    }
    return true;
  }

  private void validation(int at, Expression.Result result, Case messages) {
    var validation = policy.validations().get(at);
    if (result.undecided() != null) {
      notEvaluated(result.undecided());
    } else if (result.fault() != null) {
      error(broken(validation.expression(), result.fault()), at);
    } else if (!Boolean.TRUE.equals(result.value())) {
      refuse(at, validation, messages);
    }
  }

  private void refuse(int at, Validation validation, Case messages) {
    try {
      var reason = validation.reason().isEmpty() ? "Invalid" : validation.reason();
      add(message(validation, messages), reason, at, Kind.BROKEN);
    } catch (Case.OverBudget e) {
      error("failed messageExpression: " + Case.EXHAUSTED, at);
    }
  }

  private static String message(Validation validation, Case messages) {
    var expression = validation.messageExpression();
    if (expression != null) {
      var result = messages.evaluate(expression);
      if (result.value() instanceof String text) {
        var trimmed = Strings.trim(text);
        boolean isLong = trimmed.getBytes(StandardCharsets.UTF_8).length > LONGEST_MESSAGE;
        if (!trimmed.isEmpty() && !isLong && trimmed.indexOf('\n') < 0) {
          return trimmed;
        }
      }
    }
    var message = Strings.trim(validation.message());
    return message.isEmpty()
        ? "failed expression: " + Strings.trim(validation.expression().text())
        : message;
  }

  // An annotation that breaks is a refusal, whatever the binding makes of the rest.
  private void audit() {
    var round = new Case(inputs, policy.variables(), Costs.PER_POLICY);
    try {
      for (var annotation : policy.auditAnnotations()) {
        audit(annotation, round.evaluate(annotation.expression()));
      }
    } catch (Case.OverBudget e) {
      decisions.clear();
      error(Case.EXHAUSTED, -1);
    }
  }

  private void audit(Named annotation, Expression.Result result) {
    if (result.undecided() != null) {
      notEvaluated(result.undecided());
    } else if (result.fault() != null && policy.failsOnError()) {
      denied(broken(annotation.expression(), result.fault()));
    } else if (result.value() != null
        && !(result.value() instanceof String)
        && result.value() != Nothing.NULL) {
      denied(
          "valueExpression '%s' resulted in unsupported return type: %s. Return type must be either string or null."
              .formatted(annotation.expression().text(), Kinds.name(result.value())));
    }
  }

  private static String broken(Expression expression, String fault) {
    return "expression '%s' resulted in error: %s".formatted(expression.text(), fault);
  }

  private void error(String message, int at) {
    if (policy.failsOnError()) {
      add(message, "Invalid", at, Kind.ERROR);
    }
  }

  private void denied(String message) {
    decisions.add(
        new Decision(
            policy.name(), binding.name(), List.of("Deny"), message, "Invalid", -1, Kind.ERROR));
  }

  private void notEvaluated(String why) {
    add(why, "", -1, Kind.NOT_EVALUATED);
  }

  private void add(String message, String reason, int at, Kind kind) {
    decisions.add(
        new Decision(policy.name(), binding.name(), binding.actions(), message, reason, at, kind));
  }
}
