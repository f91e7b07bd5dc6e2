package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.GrowingList;
import io.mindscape.slipway.policies.rule.cel.value.GrowingMap;
import io.mindscape.slipway.policies.rule.cel.value.Kinds;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loop, which is what all macros are. A fault in a round becomes the value so far, so that a
 * later round can overrule it: {@code [1, 0].exists(x, 1 / x == 1)}.
 *
 * @param range what it runs over
 * @param accumulator the slot of the value so far
 * @param first the slot of the item, or of the key or index
 * @param second the slot of the value in a loop of two variables; -1 in others
 */
record Fold(
    Node range, int accumulator, int first, int second, Node condition, Node step, Node result)
    implements Node {

  @Override
  public Object eval(Frame frame) {
    var items = range.eval(frame);
    frame.locals[accumulator] = null;
    if (second >= 0) {
      pairs(frame, items);
    } else {
      singles(frame, items);
    }
    return finished(result.eval(frame));
  }

  private void singles(Frame frame, Object items) {
    for (var item : iterable(items)) {
      if (!round(frame, item, null)) {
        return;
      }
    }
  }

  private static Iterable<?> iterable(Object items) {
    if (items instanceof List<?> list) {
      return list;
    }
    if (items instanceof Map<?, ?> map) {
      return map.keySet();
    }
    throw new Fault("got '" + Kinds.goType(items) + "', expected iterable type");
  }

  private void pairs(Frame frame, Object items) {
    switch (items) {
      case List<?> list -> {
        for (int at = 0; at < list.size(); at++) {
          if (!round(frame, (long) at, list.get(at))) {
            return;
          }
        }
      }
      case Map<?, ?> map -> {
        for (var entry : map.entrySet()) {
          if (!round(frame, entry.getKey(), entry.getValue())) {
            return;
          }
        }
      }
      default -> throw new Fault("unsupported comprehension range type: " + Kinds.goType(items));
    }
  }

  private boolean round(Frame frame, Object item, @Nullable Object value) {
    frame.locals[first] = item;
    if (second >= 0) {
      frame.locals[second] = value;
    }
    if (attempt(condition, frame) instanceof Boolean goesOn && !goesOn) {
      return false;
    }
    frame.locals[accumulator] = attempt(step, frame);
    return true;
  }

  private static Object attempt(Node node, Frame frame) {
    try {
      return node.eval(frame);
    } catch (Fault e) {
      return e;
    }
  }

  /** The first value of an accumulator; an empty list or map is one that may grow. */
  static Object begin(Node start, Frame frame) {
    var value = attempt(start, frame);
    if (value instanceof List<?> list && list.isEmpty()) {
      return new GrowingList();
    }
    return value instanceof Map<?, ?> map && map.isEmpty() ? new GrowingMap() : value;
  }

  private static Object finished(Object value) {
    if (value instanceof GrowingList list) {
      return Collections.unmodifiableList(list);
    }
    return value instanceof GrowingMap map ? Collections.unmodifiableMap(map) : value;
  }
}
