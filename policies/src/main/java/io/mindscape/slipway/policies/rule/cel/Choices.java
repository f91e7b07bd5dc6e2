package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.value.Equality;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.Maybe;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /**
   * {@code x in ['a', 'b']} with a list that is known: it costs nothing.
   *
   * @param texts the list as a set, where it holds nothing but texts: only a text is equal to one
   */
  record Member(Node node, List<?> list, @Nullable Set<?> texts) implements Node {

    static Member of(Node node, List<?> list) {
      boolean isText = list.stream().allMatch(String.class::isInstance);
      return new Member(node, list, isText ? new HashSet<>(list) : null);
    }

    @Override
    public Object eval(Frame frame) {
      var value = node.eval(frame);
      return texts == null ? isAmong(value) : value instanceof String && texts.contains(value);
    }

    private boolean isAmong(Object value) {
      for (var item : list) {
        if (Equality.quietly(item, value)) {
          return true;
        }
      }
      return false;
    }
  }
}
