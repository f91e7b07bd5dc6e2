package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.hcl.Expression.Attribute;
import io.mindscape.slipway.policies.hcl.Expression.Index;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.hcl.value.Value.Fields;
import io.mindscape.slipway.policies.hcl.value.Value.Sequence;

/** What stands in values that hold others. */
final class Members {

  private Members() {}

  static Value attribute(Value of, Attribute attribute) {
    return switch (of) {
      case Value.Unknown unknown -> Value.unknown();
      case Fields(var fields, var isOpen) -> {
        var found = fields.get(attribute.name());
        if (found == null && !isOpen) {
          throw new Fault(
              attribute.dot(), "There is no \"%s\" in this value.".formatted(attribute.name()));
        }
        yield found == null ? Value.unknown() : found;
      }
      case Value.Null nothing ->
          throw new Fault(
              attribute.dot(),
              "This value is null, and has no \"%s\".".formatted(attribute.name()));
      default ->
          throw new Fault(
              attribute.dot(),
              "This value has no attributes, so no \"%s\".".formatted(attribute.name()));
    };
  }

  static Value item(Value of, Value key, Index index) {
    if (of.isUnknown() || key.isUnknown()) {
      return Value.unknown();
    }
    return switch (of) {
      case Sequence list when list.isSet() ->
          throw new Fault(index.key().place(), "A set has no order, and so no index.");
      case Sequence(var items, var isSet) -> {
        var number =
            Conversions.number(key)
                .orElseThrow(
                    () -> new Fault(index.key().place(), "The index of a list is a number."));
        int at = Evaluator.position(number, index);
        if (at < 0 || at >= items.size()) {
          throw new Fault(
              index.key().place(),
              "There is no item %d: the list has %d.".formatted(at, items.size()));
        }
        yield items.get(at);
      }
      case Fields fields -> field(fields, key, index);
      default -> throw new Fault(index.key().place(), "This value has no items.");
    };
  }

  private static Value field(Fields of, Value key, Index index) {
    var name =
        Conversions.text(key)
            .orElseThrow(() -> new Fault(index.key().place(), "The key of a map is a text."));
    var found = of.fields().get(name);
    if (found == null && !of.isOpen()) {
      throw new Fault(index.key().place(), "There is no \"%s\" in this map.".formatted(name));
    }
    return found == null ? Value.unknown() : found;
  }
}
