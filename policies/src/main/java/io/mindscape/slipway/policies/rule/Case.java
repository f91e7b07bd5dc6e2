package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.rule.Policy.Variable;
import io.mindscape.slipway.policies.rule.cel.Activation;
import io.mindscape.slipway.policies.rule.cel.Expression;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.LazyFields;
import io.mindscape.slipway.policies.rule.cel.value.Undecided;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round of a policy over an object: its variables, and what it may still cost. The API server
 * has a round for the match conditions, one for the validations, one for their messages; variables
 * cost anew in each. Here they are computed once for all policies that have the same ones.
 */
final class Case implements Activation, LazyFields {

  /** What the API server says when a round may cost no more. */
  static final String EXHAUSTED =
      "validation failed due to running out of cost budget, no further validation rules will be"
          + " run";

  private final Inputs inputs;
  private final List<Variable> variables;
  private final @Nullable Value[] known;
  private @Nullable List<String> asked;
  private long budget;
  private long spent;

  Case(Inputs inputs, List<Variable> variables, long budget) {
    this.inputs = inputs;
    this.variables = variables;
    this.known = new Value[variables.size()];
    this.budget = budget;
  }

  /**
   * What a variable came to.
   *
   * @param value a value or a {@link Fault}
   * @param cost of its own expression
   * @param asked the variables that its expression asked for, which cost where they are new
   */
  record Value(Object value, long cost, List<String> asked) {
    Value {
      asked = List.copyOf(asked);
    }
  }

  @Override
  public @Nullable Object get(String name) {
    return switch (name) {
      case "variables" -> this;
      case "object" -> inputs.object();
      case "authorizer", "authorizer.requestResource" ->
          throw new Undecided("it asks the authorizer, and only a cluster has one");
      default -> inputs.get(name);
    };
  }

  @Override
  public @Nullable Object find(String name) {
    int at = index(name);
    if (at < 0) {
      return null;
    }
    if (asked != null) {
      asked.add(name);
    }
    var value = known(at).value();
    if (value instanceof Fault fault) {
      throw fault;
    }
    return value;
  }

  // Where two have one name, the last.
  private int index(String name) {
    int at = variables.size() - 1;
    while (at >= 0 && !variables.get(at).name().equals(name)) {
      at--;
    }
    return at;
  }

  private Value known(int at) {
    var value = known[at];
    if (value == null) {
      var variable = variables.get(at);
      value = inputs.computed().get(variable.origin());
      if (value == null) {
        value = compute(variable);
        inputs.computed().put(variable.origin(), value);
      } else {
        charge(value);
      }
      known[at] = value;
    }
    return value;
  }

  private Value compute(Variable variable) {
    var before = asked;
    var mine = new ArrayList<String>(2);
    asked = mine;
    var result = variable.expression().evaluate(this);
    asked = before;
    spent += result.cost();
    return new Value(value(variable.name(), result), result.cost(), mine);
  }

  private static Object value(String name, Expression.Result result) {
    if (result.undecided() != null) {
      return new Undecided(result.undecided());
    }
    if (result.fault() != null) {
      return new Fault(
          "composited variable \"%s\" fails to evaluate: %s".formatted(name, result.fault()));
    }
    return result.value() == null ? new Fault("no value") : result.value();
  }

  // Another policy computed it; here it costs the same.
  private void charge(Value value) {
    spent += value.cost();
    for (var name : value.asked()) {
      known(index(name));
    }
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
