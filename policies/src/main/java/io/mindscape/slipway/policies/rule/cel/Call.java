package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.library.Costs.Cost;
import io.mindscape.slipway.policies.rule.cel.library.Function;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of a function or an operator. */
final class Call implements Node {

  private final Function function;
  private final Cost cost;
  private final Node[] args;

  Call(Function function, Cost cost, List<Node> args) {
    this.function = function;
    this.cost = cost;
    this.args = args.toArray(Node[]::new);
  }

  @Override
  public Object eval(Frame frame) {
    var values = new Object[args.length];
    @Nullable Fault fault = null;
    for (int at = 0; at < values.length; at++) {
      try {
        values[at] = args[at].eval(frame);
      } catch (Fault e) {
        // cel-go evaluates both sides of an operator, and counts what that costs.
        fault = fault == null ? e : fault;
        values[at] = e;
        if (values.length > 2) {
          throw e;
        }
      }
    }
    var result = fault == null ? result(values) : fault;
    frame.charge(cost.of(values, result));
    if (result instanceof Fault broken) {
      throw broken;
    }
    return result;
  }

  private Object result(Object[] values) {
    try {
      return function.call(values);
    } catch (Fault e) {
      return e;
    }
  }
}
