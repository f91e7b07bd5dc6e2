package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.hcl.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Functions of numbers, and what makes one kind of value of another. */
final class NumberFunctions {

  private NumberFunctions() {}

  static void addTo(Functions functions) {
    functions.add("abs", 1, 1, all -> Value.of(all.number(0).abs()));
    functions.add("ceil", 1, 1, all -> rounded(all, RoundingMode.CEILING));
    functions.add("floor", 1, 1, all -> rounded(all, RoundingMode.FLOOR));
    functions.add("signum", 1, 1, all -> Value.of(all.number(0).signum()));
    functions.add("max", 1, -1, all -> Value.of(most(all, Comparator.naturalOrder())));
    functions.add("min", 1, -1, all -> Value.of(most(all, Comparator.reverseOrder())));
    functions.add("pow", 2, 2, NumberFunctions::power);
    functions.add("parseint", 2, 2, NumberFunctions::parsed);
    functions.add("sum", 1, 1, NumberFunctions::sum);
    functions.add(
        "tostring", 1, 1, all -> converted(all, Conversions.text(all.get(0)).map(Value::of)));
    functions.add(
        "tonumber", 1, 1, all -> converted(all, Conversions.number(all.get(0)).map(Value::of)));
    functions.add(
        "tobool", 1, 1, all -> converted(all, Conversions.truth(all.get(0)).map(Value::of)));
  }

  private static Value rounded(Arguments all, RoundingMode mode) {
    return Value.of(all.number(0).setScale(0, mode));
  }

  private static BigDecimal most(Arguments all, Comparator<BigDecimal> order) {
    return IntStream.range(0, all.count()).mapToObj(all::number).max(order).orElseThrow();
  }

  private static Value power(Arguments all) {
    int exponent = all.number(1).stripTrailingZeros().scale() <= 0 ? all.whole(1) : -1;
    boolean isSmall = exponent >= 0 && exponent <= 1000 && all.number(0).precision() <= 40;
    return isSmall ? Value.of(all.number(0).pow(exponent)) : Value.unknown();
  }

  private static Value parsed(Arguments all) {
    int base = all.whole(1);
    if (base < 2 || base > 36) {
      return Value.unknown();
    }
    try {
      return Value.of(new BigDecimal(new BigInteger(all.text(0), base)));
    } catch (NumberFormatException e) {
      throw all.wrong(0, "This is no whole number to the base %d.".formatted(base));
    }
  }

  private static Value sum(Arguments all) {
    var numbers =
        all.list(0).stream()
            .flatMap(
                item ->
                    Stream.of(
                        Conversions.number(item)
                            .orElseThrow(() -> all.wrong(0, "A list of numbers is needed here."))))
            .toList();
    if (numbers.isEmpty()) {
      throw all.wrong(0, "There is no sum of nothing.");
    }
    return Value.of(numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static Value converted(Arguments all, Optional<Value> made) {
    if (all.get(0).isNull()) {
      return Value.nothing();
    }
    return made.orElseThrow(() -> all.wrong(0, "This cannot be converted to that kind of value."));
  }
}
