package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Operator;
import io.mindscape.slipway.policies.hcl.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** What operators make of values. */
final class Operations {

  /** As many digits as Terraform's numbers have bits for. */
  private static final MathContext PRECISION = new MathContext(154);

  private Operations() {}

  static Value unary(Operator operator, Value operand, Place place) {
    if (operand.isUnknown()) {
      return Value.unknown();
    }
    return operator == Operator.NOT
        ? Value.of(!truth(operand, place))
        : Value.of(number(operand, place).negate());
  }

  /** With what is not known, all is unknown but {@code false && x} and {@code true || x}. */
  static Value binary(Operator operator, Value left, Value right, Place place) {
    return switch (operator) {
      case AND, OR -> logic(operator == Operator.OR, left, right, place);
      case SAME, NOT_SAME -> equality(operator == Operator.SAME, left, right);
      default ->
          left.isUnknown() || right.isUnknown()
              ? Value.unknown()
              : numeric(operator, number(left, place), number(right, place), place);
    };
  }

  private static Value logic(boolean deciding, Value left, Value right, Place place) {
    var one = left.isUnknown() ? Optional.<Boolean>empty() : Optional.of(truth(left, place));
    var two = right.isUnknown() ? Optional.<Boolean>empty() : Optional.of(truth(right, place));
    if (one.filter(truth -> truth == deciding).isPresent()
        || two.filter(truth -> truth == deciding).isPresent()) {
      return Value.of(deciding);
    }
    return one.isPresent() && two.isPresent() ? Value.of(!deciding) : Value.unknown();
  }

  private static Value equality(boolean wanted, Value left, Value right) {
    if (left.isNull() || right.isNull()) {
      boolean isOpen = left.isUnknown() || right.isUnknown();
      return isOpen ? Value.unknown() : Value.of((left.isNull() && right.isNull()) == wanted);
    }
    return left.isWhole() && right.isWhole()
        ? Value.of(left.equals(right) == wanted)
        : Value.unknown();
  }

  private static Value numeric(Operator operator, BigDecimal left, BigDecimal right, Place place) {
    return switch (operator) {
      case PLUS -> Value.of(left.add(right, PRECISION));
      case MINUS -> Value.of(left.subtract(right, PRECISION));
      case TIMES -> Value.of(left.multiply(right, PRECISION));
      case DIVIDE -> Value.of(left.divide(nonZero(right, place), PRECISION));
      case REMAINDER -> Value.of(left.remainder(nonZero(right, place), PRECISION));
      case LESS -> Value.of(left.compareTo(right) < 0);
      case LESS_OR_SAME -> Value.of(left.compareTo(right) <= 0);
      case GREATER -> Value.of(left.compareTo(right) > 0);
      default -> Value.of(left.compareTo(right) >= 0);
    };
  }

  private static BigDecimal nonZero(BigDecimal number, Place place) {
    if (number.signum() == 0) {
      throw new Fault(place, "This divides by zero.");
    }
    return number;
  }

  static BigDecimal number(Value value, Place place) {
    return Conversions.number(value)
        .orElseThrow(() -> new Fault(place, "A number is needed here, and this is none."));
  }

  static boolean truth(Value value, Place place) {
    return Conversions.truth(value)
        .orElseThrow(() -> new Fault(place, "True or false is needed here, and this is neither."));
  }
}
