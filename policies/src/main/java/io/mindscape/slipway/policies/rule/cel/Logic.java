package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.Undecided;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code &&} and {@code ||}: one term that decides is enough, whatever faults the others are.
 *
 * @param decisive false for {@code &&}, true for {@code ||}
 */
record Logic(List<Node> terms, boolean decisive) implements Node {

  Logic {
    terms = List.copyOf(terms);
  }

  @Override
  public Object eval(Frame frame) {
    @Nullable Fault fault = null;
    for (var term : terms) {
      try {
        if (truth(term.eval(frame)) == decisive) {
          return decisive;
        }
      } catch (Fault e) {
        fault =
            fault == null || (e instanceof Undecided && !(fault instanceof Undecided)) ? e : fault;
      }
    }
    if (fault != null) {
      throw fault;
    }
    return !decisive;
  }

  private static boolean truth(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw Fault.noOverload();
  }
}
