package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.hcl.Expression.Attribute;
import io.mindscape.slipway.policies.hcl.Expression.Conditional;
import io.mindscape.slipway.policies.hcl.Expression.Index;
import io.mindscape.slipway.policies.hcl.Expression.Name;
import io.mindscape.slipway.policies.hcl.Expression.Splat;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.hcl.value.Value.Sequence;
import io.mindscape.slipway.policies.hcl.value.Value.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Works out what an expression is worth. What depends on something unknown is unknown, unless it is
 * the same whatever that is; nothing is ever guessed. Methods throw {@link Fault} where an
 * expression is wrong whatever is unknown of it.
 */
public final class Evaluator {

  /** The name under which the item of a splat is bound; no file can write it. */
  private static final String ITEM = "*";

  private final Scope scope;
  private final Budget budget;

  public Evaluator(Scope scope, Budget budget) {
    this.scope = scope;
    this.budget = budget;
  }

  Budget budget() {
    return budget;
  }

  public Value value(Expression expression, Bindings bindings) {
    if (!budget.enter()) {
      return Value.unknown();
    }
    try {
      return worth(expression, bindings);
    } finally {
      budget.leave();
    }
  }

  /** What it is worth; unknown where it cannot be worth anything. */
  Value forgiving(Expression expression, Bindings bindings) {
    try {
      return value(expression, bindings);
    } catch (Fault fault) {
      return Value.unknown();
    }
  }

  private Value worth(Expression expression, Bindings bindings) {
    return switch (expression) {
      case Expression.Literal(var place, var value) -> value;
      case Expression.Template template -> new Templates(this).value(template, bindings);
      case Name(var place, var name) -> name(name, bindings);
      case Attribute attribute -> attribute(attribute, bindings);
      case Index index -> index(index, bindings);
      case Splat splat -> splat(splat, bindings);
      case Expression.Item item -> name(ITEM, bindings);
      case Expression.Call call -> new Calls(this).value(call, bindings);
      case Expression.Tuple(var place, var items) -> tuple(items, bindings);
      case Expression.Entries object -> object(object, bindings);
      case Expression.For loop -> new Loops(this).value(loop, bindings);
      case Expression.Unary(var place, var operator, var operand) ->
          Operations.unary(operator, value(operand, bindings), operand.place());
      case Expression.Binary binary -> binary(binary, bindings);
      case Conditional conditional -> conditional(conditional, bindings);
      case Expression.Parentheses(var place, var inner) -> value(inner, bindings);
    };
  }

  private static Value name(String name, Bindings bindings) {
    var bound = bindings.find(name);
    return bound == null ? Value.unknown() : bound;
  }

  private Value binary(Expression.Binary binary, Bindings bindings) {
    var left = value(binary.left(), bindings);
    var right =
        switch (binary.operator()) {
          // The left side may be what makes the right one sound.
          case AND, OR -> forgiving(binary.right(), bindings);
          default -> value(binary.right(), bindings);
        };
    return Operations.binary(binary.operator(), left, right, binary.place());
  }

  private Value attribute(Attribute attribute, Bindings bindings) {
    if (attribute.of() instanceof Name(var place, var root) && bindings.find(root) == null) {
      return scope.member(root, attribute.name());
    }
    return Members.attribute(value(attribute.of(), bindings), attribute);
  }

  private Value index(Index index, Bindings bindings) {
    var key = value(index.key(), bindings);
    if (index.of() instanceof Name(var place, var root) && bindings.find(root) == null) {
      return key instanceof Text(var name) ? scope.member(root, name) : Value.unknown();
    }
    return Members.item(value(index.of(), bindings), key, index);
  }

  private Value splat(Splat splat, Bindings bindings) {
    var of = value(splat.of(), bindings);
    return switch (of) {
      case Value.Unknown unknown -> Value.unknown();
      case Value.Null nothing -> Value.list(List.of());
      case Sequence(var items, var isSet) -> {
        var made = new ArrayList<Value>();
        for (var item : items) {
          made.add(value(splat.each(), bindings.with(ITEM, item)));
        }
        yield Value.list(made);
      }
      default -> Value.list(List.of(value(splat.each(), bindings.with(ITEM, of))));
    };
  }

  private Value tuple(List<Expression> items, Bindings bindings) {
    return Value.list(items.stream().map(item -> value(item, bindings)).toList());
  }

  private Value object(Expression.Entries object, Bindings bindings) {
    var fields = new TreeMap<String, Value>();
    for (var entry : object.entries()) {
      var key = value(entry.key(), bindings);
      if (key.isUnknown()) {
        return Value.unknown();
      }
      var name =
          Conversions.text(key)
              .orElseThrow(() -> new Fault(entry.key().place(), "A key has to be a text."));
      fields.put(name, value(entry.value(), bindings));
    }
    return Value.fields(fields);
  }

  private Value conditional(Conditional conditional, Bindings bindings) {
    var condition = value(conditional.condition(), bindings);
    if (condition.isUnknown()) {
      var yes = forgiving(conditional.yes(), bindings);
      var no = forgiving(conditional.no(), bindings);
      return yes.isWhole() && yes.equals(no) ? yes : Value.unknown();
    }
    boolean isTrue = Operations.truth(condition, conditional.condition().place());
    var chosen = value(isTrue ? conditional.yes() : conditional.no(), bindings);
    var other = isTrue ? conditional.no() : conditional.yes();
    // Both results are of one kind: beside a text, a number is one too.
    return chosen instanceof Value.Numeral || chosen instanceof Value.Truth
        ? unified(chosen, forgiving(other, bindings))
        : chosen;
  }

  private static Value unified(Value chosen, Value other) {
    return other instanceof Text ? Conversions.text(chosen).map(Value::of).orElse(chosen) : chosen;
  }

  /** The whole number that an index is. */
  static int position(BigDecimal number, Index index) {
    try {
      return number.intValueExact();
    } catch (ArithmeticException e) {
      throw new Fault(index.key().place(), "An index has to be a whole number.");
    }
  }
}
