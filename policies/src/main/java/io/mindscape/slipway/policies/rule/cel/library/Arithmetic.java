package io.mindscape.slipway.policies.rule.cel.library;

import io.mindscape.slipway.policies.rule.cel.value.Bytes;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.GrowingList;
import io.mindscape.slipway.policies.rule.cel.value.KeyedList;
import io.mindscape.slipway.policies.rule.cel.value.Span;
import io.mindscape.slipway.policies.rule.cel.value.Uint;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The arithmetic of CEL: types never mix, and an overflow is a fault. */
final class Arithmetic {

  private static final long NANOS = 1_000_000_000L;

  private Arithmetic() {}

  static void addTo(Functions functions) {
    functions.operator("_+_", args -> add(args[0], args[1]));
    functions.operator("_-_", args -> subtract(args[0], args[1]));
    functions.operator("_*_", args -> multiply(args[0], args[1]));
    functions.operator("_/_", args -> divide(args[0], args[1]));
    functions.operator("_%_", args -> modulo(args[0], args[1]));
    functions.operator("-_", args -> negate(args[0]));
  }

  /** The sum of two values, as {@code +} gives it. */
  static Object add(Object left, Object right) {
    if (left instanceof List<?> one && right instanceof List<?> other) {
      return join(one, other);
    }
    if (left instanceof String one && right instanceof String other) {
      return one.concat(other);
    }
    return switch (left) {
      case Long one -> checked(() -> Math.addExact(one, number(right)));
      case Uint one -> unsigned(one, unsigned(right), BigInteger::add);
      case Double one -> one + real(right);
      case Bytes one when right instanceof Bytes other -> one.plus(other);
      case Span one when right instanceof Span other -> plus(one, other);
      case Span one when right instanceof OffsetDateTime other -> later(other, one.nanos());
      case OffsetDateTime one when right instanceof Span other -> later(one, other.nanos());
      case String one -> throw Fault.noOverload();
      case Bytes one -> throw Fault.noOverload();
      case List<?> one -> throw Fault.noOverload();
      default -> throw Operators.none("_+_", left);
    };
  }

  private static Object subtract(Object left, Object right) {
    return switch (left) {
      case Long one -> checked(() -> Math.subtractExact(one, number(right)));
      case Uint one -> unsigned(one, unsigned(right), BigInteger::subtract);
      case Double one -> one - real(right);
      case Span one when right instanceof Span other ->
          spanned(() -> Math.subtractExact(one.nanos(), other.nanos()));
      case OffsetDateTime one when right instanceof Span other -> later(one, -other.nanos());
      case OffsetDateTime one when right instanceof OffsetDateTime other -> between(other, one);
      default -> throw Operators.none("_-_", left);
    };
  }

  private static Object multiply(Object left, Object right) {
    return switch (left) {
      case Long one -> checked(() -> Math.multiplyExact(one, number(right)));
      case Uint one -> unsigned(one, unsigned(right), BigInteger::multiply);
      case Double one -> one * real(right);
      default -> throw Operators.none("_*_", left);
    };
  }

  private static Object divide(Object left, Object right) {
    return switch (left) {
      case Long one -> checked(() -> Math.divideExact(one, divisor(number(right), "division")));
      case Uint one ->
          new Uint(Long.divideUnsigned(one.bits(), divisor(unsigned(right).bits(), "division")));
      case Double one -> one / real(right);
      default -> throw Operators.none("_/_", left);
    };
  }

  private static Object modulo(Object left, Object right) {
    return switch (left) {
      case Long one -> remainder(one, divisor(number(right), "modulus"));
      case Uint one ->
          new Uint(Long.remainderUnsigned(one.bits(), divisor(unsigned(right).bits(), "modulus")));
      default -> throw Operators.none("_%_", left);
    };
  }

  private static Object negate(Object value) {
    return switch (value) {
      case Long one -> checked(() -> Math.negateExact(one));
      case Double one -> -one;
      case Span one -> spanned(() -> Math.negateExact(one.nanos()));
      case Boolean one -> throw Fault.noOverload();
      default -> throw Operators.none("-_", value);
    };
  }

  private static Long remainder(long left, long right) {
    if (left == Long.MIN_VALUE && right == -1) {
      throw new Fault("integer overflow");
    }
    return left % right;
  }

  private static long divisor(long number, String what) {
    if (number == 0) {
      throw new Fault(what + " by zero");
    }
    return number;
  }

  private static long number(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    throw Fault.noOverload();
  }

  private static double real(Object value) {
    if (value instanceof Double number) {
      return number;
    }
    throw Fault.noOverload();
  }

  private static Uint unsigned(Object value) {
    if (value instanceof Uint number) {
      return number;
    }
    throw Fault.noOverload();
  }

  private static Uint unsigned(
      Uint left, Uint right, java.util.function.BinaryOperator<BigInteger> operation) {
    var value = operation.apply(new BigInteger(left.toString()), new BigInteger(right.toString()));
    if (value.signum() < 0 || value.bitLength() > 64) {
      throw new Fault("unsigned integer overflow");
    }
    return new Uint(value.longValue());
  }

  private static Long checked(java.util.function.LongSupplier operation) {
    try {
      return operation.getAsLong();
    } catch (ArithmeticException e) {
      throw new Fault("integer overflow");
    }
  }

  private static Span spanned(java.util.function.LongSupplier operation) {
    try {
      return new Span(operation.getAsLong());
    } catch (ArithmeticException e) {
      throw new Fault("duration overflow");
    }
  }

  private static Span plus(Span one, Span other) {
    return spanned(() -> Math.addExact(one.nanos(), other.nanos()));
  }

  private static OffsetDateTime later(OffsetDateTime time, long nanos) {
    try {
      return Times.within(time.plusNanos(nanos));
    } catch (java.time.DateTimeException e) {
      throw new Fault("timestamp overflow");
    }
  }

  private static Span between(OffsetDateTime from, OffsetDateTime to) {
    return spanned(
        () ->
            Math.addExact(
                Math.multiplyExact(to.toEpochSecond() - from.toEpochSecond(), NANOS),
                to.getNano() - from.getNano()));
  }

  private static List<?> join(List<?> left, List<?> right) {
    if (left instanceof KeyedList keyed) {
      return Collections.unmodifiableList(keyed.merged(right));
    }
    if (left instanceof GrowingList growing) {
      growing.addAll(right);
      return growing;
    }
    var joined = new ArrayList<Object>(left.size() + right.size());
    joined.addAll(left);
    joined.addAll(right);
    return Collections.unmodifiableList(joined);
  }
}
