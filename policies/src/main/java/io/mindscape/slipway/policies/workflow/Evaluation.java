package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Expression.And;
import io.mindscape.slipway.policies.workflow.Expression.Call;
import io.mindscape.slipway.policies.workflow.Expression.Comparison;
import io.mindscape.slipway.policies.workflow.Expression.Literal;
import io.mindscape.slipway.policies.workflow.Expression.Not;
import io.mindscape.slipway.policies.workflow.Expression.Or;
import io.mindscape.slipway.policies.workflow.Expression.Part;
import io.mindscape.slipway.policies.workflow.Expression.Reference;
import io.mindscape.slipway.policies.workflow.Value.Some;

/**
 * Works out what can be known of an expression; what cannot stays unknown, and is never a guess.
 */
record Evaluation(Facts facts) {

  Value of(Expression expression) {
    return switch (expression) {
      case Literal(var value) -> Value.of(value);
      case Reference reference -> facts.of(reference);
      case Part part -> Values.UNKNOWN;
      case Call call -> Functions.call(call, this);
      case Not(var inner) -> truth(of(inner).truth().not());
      case And(var left, var right) -> and(of(left), of(right));
      case Or(var left, var right) -> or(of(left), of(right));
      case Comparison comparison -> truth(compare(comparison));
    };
  }

  static Value truth(Truth truth) {
    return switch (truth) {
      case TRUE -> Value.of(true);
      case FALSE -> Value.of(false);
      case UNKNOWN -> Values.UNKNOWN;
    };
  }

  /** GitHub's and gives one of its two sides. */
  private static Value and(Value left, Value right) {
    return switch (left.truth()) {
      case FALSE -> left;
      case TRUE -> right;
      case UNKNOWN -> new Some(right.truth() == Truth.FALSE ? Truth.FALSE : Truth.UNKNOWN);
    };
  }

  private static Value or(Value left, Value right) {
    return switch (left.truth()) {
      case TRUE -> left;
      case FALSE -> right;
      case UNKNOWN -> new Some(right.truth() == Truth.TRUE ? Truth.TRUE : Truth.UNKNOWN);
    };
  }

  private Truth compare(Comparison comparison) {
    if (comparison.left() instanceof Reference one
        && comparison.right() instanceof Reference other) {
      var same = facts.same(one, other);
      if (same != Truth.UNKNOWN) {
        return switch (comparison.operator()) {
          case "==" -> same;
          case "!=" -> same.not();
          default -> Truth.UNKNOWN;
        };
      }
    }
    return Coercion.compare(comparison.operator(), of(comparison.left()), of(comparison.right()));
  }
}
