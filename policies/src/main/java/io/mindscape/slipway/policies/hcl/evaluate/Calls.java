package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.hcl.Expression.Call;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.hcl.value.Value.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Calls functions. One that is not worked out here is unknown. */
final class Calls {

  private final Evaluator evaluator;

  Calls(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Value value(Call call, Bindings bindings) {
    return switch (call.name()) {
      case "try" -> attempt(call.arguments(), bindings);
      case "can" -> possible(call, bindings);
      case "sensitive", "nonsensitive" ->
          call.arguments().size() == 1
              ? evaluator.value(call.arguments().get(0), bindings)
              : Value.unknown();
      default -> plain(call, bindings);
    };
  }

  /** The first argument that can be worth something. Whether an unknown one can, nobody knows. */
  private Value attempt(List<Expression> arguments, Bindings bindings) {
    for (var argument : arguments) {
      try {
        var value = evaluator.value(argument, bindings);
        return value.isWhole() ? value : Value.unknown();
      } catch (Fault fault) {
        // the next one is for that
      }
    }
    return Value.unknown();
  }

  private Value possible(Call call, Bindings bindings) {
    if (call.arguments().size() != 1) {
      return Value.unknown();
    }
    try {
      var value = evaluator.value(call.arguments().get(0), bindings);
      return value.isWhole() ? Value.of(true) : Value.unknown();
    } catch (Fault fault) {
      return Value.of(false);
    }
  }

  private Value plain(Call call, Bindings bindings) {
    var function = Functions.find(call.name());
    var values = new ArrayList<Value>();
    var places = new ArrayList<Place>();
    for (var argument : call.arguments()) {
      values.add(evaluator.value(argument, bindings));
      places.add(argument.place());
    }
    if (function == null || !expand(call, values, places)) {
      return Value.unknown();
    }
    places.add(call.place());
    checkCount(call, function, values.size());
    if (!function.isLenient() && !values.stream().allMatch(Value::isWhole)) {
      return Value.unknown();
    }
    return function.body().apply(new Arguments(values, places, evaluator.budget()));
  }

  /** Puts the items of a last list in its place; false where these are not known. */
  private static boolean expand(Call call, List<Value> values, List<Place> places) {
    if (!call.isExpanded()) {
      return true;
    }
    int last = values.size() - 1;
    if (!(values.get(last) instanceof Sequence(var items, var isSet))) {
      return false;
    }
    values.remove(last);
    var place = places.remove(last);
    for (var item : items) {
      values.add(item);
      places.add(place);
    }
    return true;
  }

  private static void checkCount(Call call, Function function, int count) {
    boolean isTooMany = function.most() >= 0 && count > function.most();
    if (count < function.least() || isTooMany) {
      throw new Fault(
          call.place(),
          "%s takes %s, and %d stand here."
              .formatted(call.name(), amount(function.least(), function.most()), count));
    }
  }

  private static String amount(int least, int most) {
    if (most < 0) {
      return "at least %d arguments".formatted(least);
    }
    return least == most
        ? "%d argument%s".formatted(least, least == 1 ? "" : "s")
        : "%d to %d arguments".formatted(least, most);
  }
}
