package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.library.Costs;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.GoText;
import io.mindscape.slipway.policies.rule.cel.value.Maybe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Lists and maps that an expression writes out. */
final class Literals {

  private Literals() {}

  /** A list; the optional items are there only if they have a value. */
  record ListLiteral(List<Node> items, Set<Integer> optional) implements Node {

    ListLiteral {
      items = List.copyOf(items);
      optional = Set.copyOf(optional);
    }

    @Override
    public Object eval(Frame frame) {
      var values = new ArrayList<Object>(items.size());
      for (int at = 0; at < items.size(); at++) {
        var value = items.get(at).eval(frame);
        if (!optional.contains(at)) {
          values.add(value);
        } else if (!(value instanceof Maybe maybe)) {
          throw new Fault(
              "cannot initialize optional list element from non-optional value "
                  + GoText.of(value));
        } else if (maybe.value() != null) {
          values.add(maybe.value());
        }
      }
      frame.charge(Costs.LIST);
      return Collections.unmodifiableList(values);
    }
  }

  /** A map. */
  record MapLiteral(List<EntryLiteral> entries) implements Node {

    MapLiteral {
      entries = List.copyOf(entries);
    }

    @Override
    public Object eval(Frame frame) {
      var values = new LinkedHashMap<Object, Object>();
      for (var entry : entries) {
        var key = entry.key().eval(frame);
        var value = entry.value().eval(frame);
        if (!entry.isOptional()) {
          values.put(key, value);
        } else if (!(value instanceof Maybe maybe)) {
          throw new Fault(
              "cannot initialize optional entry '%s' from non-optional value %s"
                  .formatted(GoText.of(key), GoText.of(value)));
        } else if (maybe.value() != null) {
          values.put(key, maybe.value());
        } else {
          values.remove(key);
        }
      }
      frame.charge(Costs.MAP);
      return Collections.unmodifiableMap(values);
    }
  }

  /** An entry of a map. */
  record EntryLiteral(Node key, Node value, boolean isOptional) {}
}
