package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.Undecided;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code &&} and {@code ||}: one term that decides is enough, whatever faults the others are. */
final class Logic implements Node {

  private final Node[] terms;
  private final boolean decisive;

  /**
   * An operator.
   *
   * @param decisive false for {@code &&}, true for {@code ||}
   */
  Logic(List<Node> terms, boolean decisive) {
    this.terms = terms.toArray(Node[]::new);
    this.decisive = decisive;
  }

  List<Node> terms() {
    return List.of(terms);
  }

  boolean decisive() {
    return decisive;
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
