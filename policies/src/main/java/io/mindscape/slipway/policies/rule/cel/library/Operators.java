package io.mindscape.slipway.policies.rule.cel.library;

import io.mindscape.slipway.policies.rule.cel.value.Bytes;
import io.mindscape.slipway.policies.rule.cel.value.Equality;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.Kinds;
import io.mindscape.slipway.policies.rule.cel.value.Lookup;
import io.mindscape.slipway.policies.rule.cel.value.Ordering;
import io.mindscape.slipway.policies.rule.cel.value.Span;
import io.mindscape.slipway.policies.rule.cel.value.TypeName;
import io.mindscape.slipway.policies.rule.cel.value.TypedMap;
import io.mindscape.slipway.policies.rule.cel.value.Uint;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** The operators of CEL that take any values and find out for themselves what to do. */
final class Operators {

  private Operators() {}

  static void addTo(Functions functions) {
    Arithmetic.addTo(functions);
    functions.operator("_==_", args -> Equality.of(args[0], args[1]));
    functions.operator("_!=_", args -> !Equality.quietly(args[0], args[1]));
    functions.operator("_<_", args -> compare("_<_", args, order -> order < 0));
    functions.operator("_<=_", args -> compare("_<=_", args, order -> order <= 0));
    functions.operator("_>_", args -> compare("_>_", args, order -> order > 0));
    functions.operator("_>=_", args -> compare("_>=_", args, order -> order >= 0));
    functions.operator("!_", args -> not(args[0]));
    functions.operator("@in", args -> contains(args[1], args[0]));
    functions.operator("size", args -> size(args[0]));
    functions.operator("type", args -> new TypeName(Kinds.name(args[0])));
    functions.operator("dyn", args -> args[0]);
    functions.operator("@not_strictly_false", args -> !Boolean.FALSE.equals(args[0]));
  }

  /** Whether cel-go would ask the value itself what to do, and hear that there is no overload. */
  static boolean answersItself(Object value) {
    return value instanceof String || value instanceof Span || value instanceof OffsetDateTime;
  }

  /** No operator for such a left side. */
  static Fault none(String operator, Object left) {
    return answersItself(left) ? Fault.noOverload() : Fault.noOverload(operator);
  }

  private static Boolean compare(String operator, Object[] args, IntPredicate holds) {
    if (!Ordering.isOrdered(args[0])) {
      throw none(operator, args[0]);
    }
    return holds.test(Ordering.compare(args[0], args[1]));
  }

  private static Boolean not(Object value) {
    if (value instanceof Boolean truth) {
      return !truth;
    }
    throw Fault.noOverload();
  }

  static Boolean contains(Object container, Object value) {
    if (container instanceof TypedMap map && value instanceof String) {
      return map.get(value) != null;
    }
    return switch (container) {
      case List<?> list -> list.stream().anyMatch(item -> Equality.quietly(item, value));
      case TypedMap map -> throw new Fault("unsupported map key type: " + Kinds.goType(value));
      case Map<?, ?> map -> Lookup.find(map, value) != null;
      default -> throw Fault.noOverload();
    };
  }

  private static Long size(Object value) {
    if (value instanceof List<?> list) {
      return (long) list.size();
    }
    return switch (value) {
      case String text -> (long) text.codePointCount(0, text.length());
      case Bytes bytes -> (long) bytes.size();
      case Map<?, ?> map -> (long) map.size();
      default -> throw none("size", value);
    };
  }

  /** A number as cel-go converts it, or a fault. */
  static Uint uint(long number) {
    if (number < 0) {
      throw new Fault("unsigned integer overflow");
    }
    return new Uint(number);
  }
}
