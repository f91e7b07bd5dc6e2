package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.value.Network;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.hcl.value.Value.Fields;
import io.mindscape.slipway.policies.hcl.value.Value.Sequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * What a function is given. Each reader throws {@link Fault} at the argument that is of the wrong
 * kind.
 *
 * @param places where each argument stands
 */
record Arguments(List<Value> values, List<Place> places, Budget budget) {

  int count() {
    return values.size();
  }

  Value get(int index) {
    return values.get(index);
  }

  Fault wrong(int index, String message) {
    return new Fault(places.get(Math.min(index, places.size() - 1)), message);
  }

  String text(int index) {
    return Conversions.text(get(index)).orElseThrow(() -> wrong(index, "A text is needed here."));
  }

  BigDecimal number(int index) {
    return Conversions.number(get(index))
        .orElseThrow(() -> wrong(index, "A number is needed here."));
  }

  int whole(int index) {
    try {
      return number(index).intValueExact();
    } catch (ArithmeticException e) {
      throw wrong(index, "A whole number is needed here.");
    }
  }

  BigInteger integer(int index) {
    try {
      return number(index).toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw wrong(index, "A whole number is needed here.");
    }
  }

  List<Value> list(int index) {
    if (get(index) instanceof Sequence(var items, var isSet)) {
      return items;
    }
    throw wrong(index, "A list is needed here.");
  }

  Map<String, Value> map(int index) {
    if (get(index) instanceof Fields(var fields, var isOpen)) {
      return fields;
    }
    throw wrong(index, "A map is needed here.");
  }

  List<String> texts(int index) {
    return list(index).stream()
        .map(
            item ->
                Conversions.text(item)
                    .orElseThrow(() -> wrong(index, "A list of texts is needed here.")))
        .toList();
  }

  Network network(int index) {
    var text = text(index);
    return Network.parse(text)
        .orElseThrow(
            () -> wrong(index, "\"%s\" is no network: write it like 10.0.0.0/16.".formatted(text)));
  }

  /** The text, or unknown where it would be too large. */
  Value sized(String text) {
    return budget.allows(text.length()) ? Value.of(text) : Value.unknown();
  }

  Value sized(List<Value> items) {
    return budget.allows(items.size()) ? Value.list(items) : Value.unknown();
  }
}
