package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.library.Costs;
import io.mindscape.slipway.policies.rule.cel.library.Function;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function or an operator.
 *
 * @param overload the one that the type checker chose; empty where only the values decide
 */
record Call(String name, String overload, Function function, List<Node> args) implements Node {

  Call {
    args = List.copyOf(args);
  }

  @Override
  public Object eval(Frame frame) {
    var values = new Object[args.size()];
    @Nullable Fault fault = null;
    for (int at = 0; at < values.length; at++) {
      try {
        values[at] = args.get(at).eval(frame);
      } catch (Fault e) {
        // cel-go evaluates both sides of an operator, and counts what that costs.
        fault = fault == null ? e : fault;
        values[at] = e;
        if (values.length > 2) {
          throw e;
        }
      }
    }
    return charged(frame, values, fault == null ? result(values) : fault);
  }

  private Object result(Object[] values) {
    try {
      return function.call(values);
    } catch (Fault e) {
      return e;
    }
  }

  private Object charged(Frame frame, Object[] values, Object result) {
    frame.charge(Costs.of(name, overload, values, result));
    if (result instanceof Fault fault) {
      throw fault;
    }
    return result;
  }
}
