package io.mindscape.slipway.policies.rule.cel.value;

import java.time.OffsetDateTime;

/** Order as cel-go has it: numbers across their types, strings by code point. */
public final class Ordering {

  private static final double TWO_63 = 0x1p63;
  private static final double TWO_64 = 0x1p64;

  private Ordering() {}

  /**
   * Less than, equal or greater: -1, 0, 1.
   *
   * @throws Fault if the two cannot be ordered
   */
  public static int compare(Object left, Object right) {
    if (left instanceof Long one && right instanceof Long other) {
      return Long.compare(one, other);
    }
    return switch (left) {
      case Long number -> compareLong(number, right);
      case Uint number -> compareUint(number, right);
      case Double number -> compareDouble(number, right);
      case String text when right instanceof String other -> strings(text, other);
      case Boolean truth when right instanceof Boolean other -> Boolean.compare(truth, other);
      case Bytes bytes when right instanceof Bytes other -> Integer.signum(bytes.compareTo(other));
      case Span span when right instanceof Span other -> Long.compare(span.nanos(), other.nanos());
      case OffsetDateTime time when right instanceof OffsetDateTime other -> times(time, other);
      default -> throw Fault.noOverload();
    };
  }

  /** Whether values like this one have an order at all. */
  public static boolean isOrdered(Object value) {
    return value instanceof Long
        || value instanceof Uint
        || value instanceof Double
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Bytes
        || value instanceof Span
        || value instanceof OffsetDateTime;
  }

  private static int compareLong(Long left, Object right) {
    return switch (right) {
      case Long other -> Long.compare(left, other);
      case Uint other -> left < 0 || other.bits() < 0 ? -1 : Long.compare(left, other.bits());
      case Double other -> -doubleToLong(ordered(other), left);
      default -> throw Fault.noOverload();
    };
  }

  private static int compareUint(Uint left, Object right) {
    return switch (right) {
      case Uint other -> Integer.signum(left.compare(other));
      case Long other -> -compareLong(other, left);
      case Double other -> -doubleToUint(ordered(other), left);
      default -> throw Fault.noOverload();
    };
  }

  private static int compareDouble(Double left, Object right) {
    double number = ordered(left);
    return switch (right) {
      case Double other -> plain(number, ordered(other));
      case Long other -> doubleToLong(number, other);
      case Uint other -> doubleToUint(number, other);
      default -> throw Fault.noOverload();
    };
  }

  private static double ordered(double number) {
    if (Double.isNaN(number)) {
      throw new Fault("NaN values cannot be ordered");
    }
    return number;
  }

  private static int doubleToLong(double left, long right) {
    if (left < -TWO_63) {
      return -1;
    }
    return left > TWO_63 ? 1 : plain(left, (double) right);
  }

  private static int doubleToUint(double left, Uint right) {
    if (left < 0) {
      return -1;
    }
    return left > TWO_64 ? 1 : plain(left, right.toDouble());
  }

  private static int plain(double left, double right) {
    return left < right ? -1 : left > right ? 1 : 0;
  }

  private static int times(OffsetDateTime left, OffsetDateTime right) {
    return Integer.signum(left.toInstant().compareTo(right.toInstant()));
  }

  private static int strings(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int at = 0; at < length; at++) {
      char one = left.charAt(at);
      char other = right.charAt(at);
      if (one != other) {
        // UTF-16 puts surrogates before U+E000; Go's bytes do not.
        boolean isPair = Character.isSurrogate(one) != Character.isSurrogate(other);
        int order = Character.compare(one, other);
        return Integer.signum(isPair && one >= 0xD800 && other >= 0xD800 ? -order : order);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
