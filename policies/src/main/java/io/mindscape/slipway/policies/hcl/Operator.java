package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.hcl.Token.Kind;
import org.jspecify.annotations.Nullable;

/** Operators, and how tightly those between two operands bind. */
public enum Operator {
  OR(1),
  AND(2),
  SAME(3),
  NOT_SAME(3),
  GREATER(4),
  GREATER_OR_SAME(4),
  LESS(4),
  LESS_OR_SAME(4),
  PLUS(5),
  MINUS(5),
  TIMES(6),
  DIVIDE(6),
  REMAINDER(6),
  NEGATE(0),
  NOT(0);

  private final int level;

  Operator(int level) {
    this.level = level;
  }

  /** Higher binds tighter; 0 for those of one operand. */
  int level() {
    return level;
  }

  /** The operator between two operands that a token is, or null. */
  static @Nullable Operator between(Kind kind) {
    return switch (kind) {
      case OR -> OR;
      case AND -> AND;
      case SAME -> SAME;
      case NOT_SAME -> NOT_SAME;
      case GREATER -> GREATER;
      case GREATER_OR_SAME -> GREATER_OR_SAME;
      case LESS -> LESS;
      case LESS_OR_SAME -> LESS_OR_SAME;
      case PLUS -> PLUS;
      case MINUS -> MINUS;
      case STAR -> TIMES;
      case SLASH -> DIVIDE;
      case PERCENT -> REMAINDER;
      default -> null;
    };
  }
}
