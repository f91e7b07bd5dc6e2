package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.hcl.evaluate.Conversions;
import io.mindscape.slipway.policies.hcl.evaluate.Fault;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.hcl.value.Value.Fields;
import io.mindscape.slipway.policies.hcl.value.Value.Sequence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Makes of a value what the type of its variable asks for: a text of a number, null for what is
 * optional and not given. A type that is not understood leaves the value as it is.
 */
final class VariableTypes {

  private VariableTypes() {}

  /**
   * @throws Fault at the type if the value is none of it, whatever is unknown in it
   */
  static Value converted(Value value, Expression type) {
    if (value.isUnknown() || value.isNull()) {
      return value;
    }
    return switch (type) {
      case Expression.Name(var place, var name) -> simple(value, name, type);
      case Expression.Call call when !call.arguments().isEmpty() ->
          compound(value, call, call.arguments().get(0));
      default -> value;
    };
  }

  private static Value simple(Value value, String name, Expression type) {
    return switch (name) {
      case "string" -> needed(Conversions.text(value).map(Value::of), "a text", type);
      case "number" -> needed(Conversions.number(value).map(Value::of), "a number", type);
      case "bool" -> needed(Conversions.truth(value).map(Value::of), "true or false", type);
      case "list", "set" -> needed(sequence(value), "a list", type);
      case "map", "object" -> needed(fields(value), "a map", type);
      default -> value;
    };
  }

  private static Value needed(Optional<Value> made, String what, Expression type) {
    return made.orElseThrow(
        () -> new Fault(type.place(), "The value of this variable has to be %s.".formatted(what)));
  }

  private static Optional<Value> sequence(Value value) {
    return value instanceof Sequence ? Optional.of(value) : Optional.empty();
  }

  private static Optional<Value> fields(Value value) {
    return value instanceof Fields ? Optional.of(value) : Optional.empty();
  }

  private static Value compound(Value value, Expression.Call call, Expression inner) {
    return switch (call.name()) {
      case "optional" -> converted(value, inner);
      case "list" -> list(value, inner, false, call);
      case "set" -> list(value, inner, true, call);
      case "map" -> map((Fields) needed(fields(value), "a map", call), inner);
      case "object" ->
          inner instanceof Expression.Entries shape
              ? object((Fields) needed(fields(value), "an object", call), shape)
              : value;
      case "tuple" -> inner instanceof Expression.Tuple shape ? tuple(value, shape, call) : value;
      default -> value;
    };
  }

  private static Value list(Value value, Expression inner, boolean isSet, Expression type) {
    var items =
        ((Sequence) needed(sequence(value), isSet ? "a set" : "a list", type))
            .items().stream().map(item -> converted(item, inner)).toList();
    return new Sequence(isSet ? List.copyOf(new LinkedHashSet<>(items)) : items, isSet);
  }

  private static Value tuple(Value value, Expression.Tuple shape, Expression type) {
    var items = ((Sequence) needed(sequence(value), "a list", type)).items();
    if (items.size() != shape.items().size()) {
      throw new Fault(
          type.place(),
          "The value of this variable has to have %d items, and has %d."
              .formatted(shape.items().size(), items.size()));
    }
    return Value.list(
        IntStream.range(0, items.size())
            .mapToObj(index -> converted(items.get(index), shape.items().get(index)))
            .toList());
  }

  private static Value map(Fields value, Expression inner) {
    var made = new TreeMap<String, Value>();
    value.fields().forEach((key, item) -> made.put(key, converted(item, inner)));
    return new Fields(made, value.isOpen());
  }

  private static Value object(Fields value, Expression.Entries shape) {
    var made = new TreeMap<String, Value>();
    for (var entry : shape.entries()) {
      var name =
          entry.key() instanceof Expression.Literal(var place, Value.Text(var text)) ? text : "";
      var given = value.fields().get(name);
      if (given != null) {
        made.put(name, converted(given, entry.value()));
      } else if (value.isOpen()) {
        made.put(name, Value.unknown());
      } else {
        made.put(name, missing(name, entry));
      }
    }
    return Value.fields(made);
  }

  private static Value missing(String name, Expression.Entry entry) {
    if (!(entry.value() instanceof Expression.Call call) || !call.name().equals("optional")) {
      throw new Fault(
          entry.key().place(), "The value of this variable lacks \"%s\".".formatted(name));
    }
    // A default is a literal, but may be a call; then it is not known here.
    return call.arguments().size() < 2
        ? Value.nothing()
        : call.arguments().get(1) instanceof Expression.Literal(var place, var value)
            ? value
            : text(call.arguments().get(1));
  }

  private static Value text(Expression fallback) {
    var text = fallback instanceof Expression.Template template ? template.literal() : null;
    return text == null ? Value.unknown() : Value.of(text);
  }
}
