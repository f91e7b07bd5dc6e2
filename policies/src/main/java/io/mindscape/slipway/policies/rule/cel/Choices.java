package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.Maybe;

/** The nodes that do not always evaluate all they have. */
final class Choices {

  private Choices() {}

  /** {@code @not_strictly_false(x)}: a fault is not false, so that a loop goes on. */
  record NotFalse(Node node) implements Node {
    @Override
    public Object eval(Frame frame) {
      Object value;
      try {
        value = node.eval(frame);
      } catch (Fault e) {
        value = true;
      }
      frame.charge(1);
      return !Boolean.FALSE.equals(value);
    }
  }

  /**
   * {@code optional.or(…)} and {@code optional.orValue(…)}: the other is only looked at where
   * needed.
   */
  record Or(Node node, Node other, boolean isValue) implements Node {
    @Override
    public Object eval(Frame frame) {
      var value = node.eval(frame);
      if (!(value instanceof Maybe maybe)) {
        throw Fault.noOverload();
      }
      if (maybe.value() == null) {
        return other.eval(frame);
      }
      return isValue ? maybe.value() : maybe;
    }
  }

  /** {@code x in ['a', 'b']} with a list that is known: it costs nothing. */
  record Member(Node node, java.util.List<?> list) implements Node {
    @Override
    public Object eval(Frame frame) {
      var value = node.eval(frame);
      for (var item : list) {
        if (io.mindscape.slipway.policies.rule.cel.value.Equality.quietly(item, value)) {
          return true;
        }
      }
      return false;
    }
  }
}
