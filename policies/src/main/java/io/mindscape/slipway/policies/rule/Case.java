package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.rule.Policy.Named;
import io.mindscape.slipway.policies.rule.cel.Activation;
import io.mindscape.slipway.policies.rule.cel.Expression;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.LazyFields;
import io.mindscape.slipway.policies.rule.cel.value.Undecided;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One round of a policy over an object: its variables, and what it may still cost. The API server
 * has a round for the match conditions, one for the validations, one for their messages; variables
 * are computed anew in each.
 */
final class Case implements Activation, LazyFields {

  /** What the API server says when a round may cost no more. */
  static final String EXHAUSTED =
      "validation failed due to running out of cost budget, no further validation rules will be"
          + " run";

  private final Map<String, Object> inputs;
  private final List<Named> variables;
  private final Map<String, Object> computed = new HashMap<>();
  private long budget;
  private long spent;

  Case(Map<String, Object> inputs, List<Named> variables, long budget) {
    this.inputs = inputs;
    this.variables = variables;
    this.budget = budget;
  }

  @Override
  public @Nullable Object get(String name) {
    if (name.equals("variables")) {
      return this;
    }
    if (name.startsWith("authorizer")) {
      throw new Undecided("it asks the authorizer, and only a cluster has one");
    }
    return inputs.get(name);
  }

  @Override
  public @Nullable Object find(String name) {
    var known = computed.get(name);
    if (known == null) {
      var expression = expression(name);
      if (expression == null) {
        return null;
      }
      known = compute(name, expression);
      computed.put(name, known);
    }
    if (known instanceof Fault fault) {
      throw fault;
    }
    return known;
  }

  private @Nullable Expression expression(String name) {
    Expression found = null;
    for (var variable : variables) {
      found = variable.name().equals(name) ? variable.expression() : found;
    }
    return found;
  }

  private Object compute(String name, Expression expression) {
    var result = expression.evaluate(this);
    spent += result.cost();
    if (result.undecided() != null) {
      return new Undecided(result.undecided());
    }
    if (result.fault() != null) {
      return new Fault(
          "composited variable \"%s\" fails to evaluate: %s".formatted(name, result.fault()));
    }
    return result.value() == null ? new Fault("no value") : result.value();
  }

  /**
   * Computes an expression.
   *
   * @throws OverBudget if the round may cost no more
   */
  Expression.Result evaluate(Expression expression) {
    var result = expression.evaluate(this);
    budget -= spent + result.cost();
    spent = 0;
    if (budget < 0) {
      throw new OverBudget();
    }
    return result;
  }

  /** What may still be spent. */
  long budget() {
    return budget;
  }

  /** The round has cost what it may. */
  static final class OverBudget extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OverBudget() {
      super(EXHAUSTED, null, false, false);
    }
  }
}
