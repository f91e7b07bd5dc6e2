package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.hcl.Expression.For.Intro;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.hcl.value.Value.Fields;
import io.mindscape.slipway.policies.hcl.value.Value.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Goes through collections, for expressions and templates. */
final class Loops {

  private final Evaluator evaluator;

  Loops(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** A key and a value of a collection. */
  record Step(Value key, Value value) {}

  /** What is gone through, in its order; null where that is not known. */
  @Nullable List<Step> steps(Intro intro, Bindings bindings) {
    var collection = evaluator.value(intro.collection(), bindings);
    return switch (collection) {
      case Value.Unknown unknown -> null;
      case Sequence(var items, var isSet) -> {
        var steps = new ArrayList<Step>();
        for (var item : items) {
          steps.add(new Step(isSet ? item : Value.of(steps.size()), item));
        }
        yield steps;
      }
      case Fields(var fields, var isOpen) when isOpen -> null;
      case Fields(var fields, var isOpen) ->
          fields.entrySet().stream()
              .map(entry -> new Step(Value.of(entry.getKey()), entry.getValue()))
              .toList();
      default ->
          throw new Fault(
              intro.collection().place(), "This is no list and no map, so nothing to go through.");
    };
  }

  static Bindings bind(Intro intro, Step step, Bindings bindings) {
    return bindings.with(intro.key(), step.key()).with(intro.value(), step.value());
  }

  Value value(Expression.For loop, Bindings bindings) {
    var steps = steps(loop.intro(), bindings);
    if (steps == null) {
      return Value.unknown();
    }
    var kept = new ArrayList<Bindings>();
    for (var step : steps) {
      var bound = bind(loop.intro(), step, bindings);
      var wanted = wanted(loop.body().condition(), bound);
      if (wanted == null) {
        return Value.unknown();
      }
      if (wanted) {
        kept.add(bound);
      }
    }
    var key = loop.body().key();
    return key == null
        ? Value.list(
            kept.stream().map(bound -> evaluator.value(loop.body().value(), bound)).toList())
        : object(key, loop.body(), kept);
  }

  private @Nullable Boolean wanted(@Nullable Expression condition, Bindings bound) {
    if (condition == null) {
      return true;
    }
    var truth = evaluator.value(condition, bound);
    return truth.isUnknown() ? null : Operations.truth(truth, condition.place());
  }

  private Value object(Expression key, Expression.For.Body body, List<Bindings> kept) {
    Map<String, List<Value>> found = new TreeMap<>();
    for (var bound : kept) {
      var name = evaluator.value(key, bound);
      if (name.isUnknown()) {
        return Value.unknown();
      }
      var text =
          Conversions.text(name).orElseThrow(() -> new Fault(key.place(), "A key is a text."));
      var values = found.computeIfAbsent(text, any -> new ArrayList<>());
      values.add(evaluator.value(body.value(), bound));
      if (values.size() > 1 && !body.isGrouped()) {
        throw new Fault(
            key.place(),
            "The key \"%s\" comes twice. Write ... after the value to keep both.".formatted(text));
      }
    }
    var fields = new TreeMap<String, Value>();
    found.forEach(
        (name, values) -> fields.put(name, body.isGrouped() ? Value.list(values) : values.get(0)));
    return Value.fields(fields);
  }
}
