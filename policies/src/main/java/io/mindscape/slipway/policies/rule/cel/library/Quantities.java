package io.mindscape.slipway.policies.rule.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.INT;

import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import io.mindscape.slipway.policies.rule.cel.library.Functions.Typed;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import java.util.function.BiFunction;

/** Quantities of resources: {@code quantity('500m').isLessThan(quantity('1'))}. */
final class Quantities {

  static final Typed QUANTITY =
      new Typed(StructTypeReference.create("kubernetes.Quantity"), Param.of(Amount.class));

  private Quantities() {}

  static void addTo(Functions functions) {
    functions.global(
        "quantity",
        "string_to_quantity",
        QUANTITY.type(),
        args -> quantity((String) args[0]),
        Types.STRING);
    functions.global(
        "isQuantity", "is_quantity_string", BOOL, args -> is((String) args[0]), Types.STRING);
    functions.global(
        "sign", "quantity_sign", INT, args -> (long) one(args).value().signum(), QUANTITY);
    compare(functions);
    numbers(functions);
    sums(functions, "add", Amount::plus);
    sums(functions, "sub", Amount::minus);
  }

  private static void compare(Functions functions) {
    functions.member(
        "isGreaterThan",
        "quantity_is_greater_than",
        BOOL,
        args -> one(args).compareTo(other(args)) > 0,
        QUANTITY,
        QUANTITY);
    functions.member(
        "isLessThan",
        "quantity_is_less_than",
        BOOL,
        args -> one(args).compareTo(other(args)) < 0,
        QUANTITY,
        QUANTITY);
    functions.member(
        "compareTo",
        "quantity_compare_to",
        INT,
        args -> (long) Integer.signum(one(args).compareTo(other(args))),
        QUANTITY,
        QUANTITY);
  }

  private static void numbers(Functions functions) {
    functions.member(
        "asApproximateFloat",
        "quantity_get_float",
        SimpleType.DOUBLE,
        args -> one(args).approximately(),
        QUANTITY);
    functions.member("asInteger", "quantity_get_int", INT, args -> integer(one(args)), QUANTITY);
    functions.member(
        "isInteger", "quantity_is_integer", BOOL, args -> one(args).isInteger(), QUANTITY);
  }

  private static void sums(
      Functions functions, String name, BiFunction<Amount, Amount, Amount> operation) {
    functions.member(
        name,
        "quantity_" + name,
        QUANTITY.type(),
        args -> operation.apply(one(args), other(args)),
        QUANTITY,
        QUANTITY);
    functions.member(
        name,
        "quantity_" + name + "_int",
        QUANTITY.type(),
        args -> operation.apply(one(args), Amount.of((Long) args[1])),
        QUANTITY,
        Types.INT);
  }

  private static Amount one(Object... args) {
    return (Amount) args[0];
  }

  private static Amount other(Object... args) {
    return (Amount) args[1];
  }

  private static Amount quantity(String text) {
    try {
      return Amount.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Fault(String.valueOf(e.getMessage()));
    }
  }

  private static Boolean is(String text) {
    try {
      return !Amount.parse(text).typeName().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Long integer(Amount amount) {
    if (!amount.isInteger()) {
      throw new Fault("cannot convert value to integer");
    }
    return amount.value().longValueExact();
  }
}
