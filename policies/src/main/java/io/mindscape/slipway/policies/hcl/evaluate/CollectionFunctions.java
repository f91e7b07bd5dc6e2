package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.hcl.value.Value.Fields;
import io.mindscape.slipway.policies.hcl.value.Value.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Functions of lists and maps. Those that can be are lenient: a list may hold what is unknown. */
final class CollectionFunctions {

  /** So many Terraform allows itself. */
  private static final int LONGEST_RANGE = 1024;

  private CollectionFunctions() {}

  static void addTo(Functions functions) {
    functions.lenient("length", 1, 1, CollectionFunctions::length);
    functions.lenient("element", 2, 2, CollectionFunctions::element);
    functions.lenient("lookup", 2, 3, CollectionFunctions::lookup);
    functions.lenient("merge", 0, -1, CollectionFunctions::merge);
    functions.lenient("concat", 1, -1, CollectionFunctions::concat);
    functions.lenient("keys", 1, 1, CollectionFunctions::keys);
    functions.lenient("values", 1, 1, CollectionFunctions::values);
    functions.lenient("coalesce", 1, -1, CollectionFunctions::coalesce);
    functions.lenient("reverse", 1, 1, CollectionFunctions::reverse);
    functions.lenient("slice", 3, 3, CollectionFunctions::slice);
    functions.lenient("zipmap", 2, 2, CollectionFunctions::zipmap);
    functions.add("coalescelist", 1, -1, CollectionFunctions::coalesceList);
    functions.add("compact", 1, 1, CollectionFunctions::compact);
    functions.add("flatten", 1, 1, all -> all.sized(flat(all.list(0))));
    functions.add("chunklist", 2, 2, CollectionFunctions::chunks);
    functions.add("index", 2, 2, CollectionFunctions::index);
    functions.add("range", 1, 3, CollectionFunctions::range);
    functions.add("sort", 1, 1, all -> all.sized(sorted(all)));
    functions.add("matchkeys", 3, 3, CollectionFunctions::matchKeys);
    functions.add("one", 1, 1, CollectionFunctions::one);
    functions.add("transpose", 1, 1, CollectionFunctions::transpose);
    functions.add(
        "alltrue", 1, 1, all -> Value.of(all.list(0).stream().allMatch(one -> isTrue(one, all))));
    functions.add(
        "anytrue", 1, 1, all -> Value.of(all.list(0).stream().anyMatch(one -> isTrue(one, all))));
  }

  private static boolean isTrue(Value value, Arguments all) {
    return !value.isNull()
        && Conversions.truth(value)
            .orElseThrow(() -> all.wrong(0, "A list of truths is needed here."));
  }

  private static Value length(Arguments all) {
    return switch (all.get(0)) {
      case Value.Unknown unknown -> Value.unknown();
      case Sequence list when list.isSet() && !list.isWhole() -> Value.unknown();
      case Sequence list -> Value.of(list.items().size());
      case Fields fields when fields.isOpen() -> Value.unknown();
      case Fields fields -> Value.of(fields.fields().size());
      case Value.Text(var text) -> Value.of(text.codePointCount(0, text.length()));
      default -> throw all.wrong(0, "A text, a list or a map has a length; this has none.");
    };
  }

  private static Value element(Arguments all) {
    if (all.get(0).isUnknown() || all.get(1).isUnknown()) {
      return Value.unknown();
    }
    var list = all.list(0);
    if (list.isEmpty()) {
      throw all.wrong(0, "An empty list has no element.");
    }
    return list.get(Math.floorMod(all.whole(1), list.size()));
  }

  private static Value lookup(Arguments all) {
    if (all.get(0).isUnknown() || all.get(1).isUnknown()) {
      return Value.unknown();
    }
    var found = all.map(0).get(all.text(1));
    if (found != null) {
      return found;
    }
    if (all.get(0) instanceof Fields fields && fields.isOpen()) {
      return Value.unknown();
    }
    if (all.count() < 3) {
      throw all.wrong(1, "There is no \"%s\" in this map.".formatted(all.text(1)));
    }
    return all.get(2);
  }

  private static Value merge(Arguments all) {
    var fields = new TreeMap<String, Value>();
    boolean isOpen = false;
    for (int index = 0; index < all.count(); index++) {
      switch (all.get(index)) {
        case Value.Null nothing -> {}
        case Value.Unknown unknown -> {
          // It may set any key anew.
          fields.replaceAll((key, value) -> Value.unknown());
          isOpen = true;
        }
        case Fields more -> {
          if (more.isOpen()) {
            fields.replaceAll((key, value) -> Value.unknown());
          }
          isOpen |= more.isOpen();
          fields.putAll(more.fields());
        }
        default -> throw all.wrong(index, "A map is needed here.");
      }
    }
    return new Fields(fields, isOpen);
  }

  private static Value concat(Arguments all) {
    var items = new ArrayList<Value>();
    for (int index = 0; index < all.count(); index++) {
      if (all.get(index).isUnknown()) {
        return Value.unknown();
      }
      items.addAll(all.list(index));
    }
    return all.sized(items);
  }

  private static boolean isOpen(Arguments all) {
    return all.get(0).isUnknown() || (all.get(0) instanceof Fields fields && fields.isOpen());
  }

  private static Value keys(Arguments all) {
    return isOpen(all)
        ? Value.unknown()
        : Value.list(all.map(0).keySet().stream().map(Value::of).toList());
  }

  private static Value values(Arguments all) {
    return isOpen(all) ? Value.unknown() : Value.list(List.copyOf(all.map(0).values()));
  }

  private static Value coalesce(Arguments all) {
    for (var value : all.values()) {
      if (value.isUnknown()) {
        return Value.unknown();
      }
      if (!value.isNull() && !value.equals(Value.of(""))) {
        // Whether others make a text of a number is not known here.
        return value instanceof Value.Text || value.isWhole() ? value : Value.unknown();
      }
    }
    throw all.wrong(0, "None of these is anything: all are null or empty.");
  }

  private static Value coalesceList(Arguments all) {
    for (int index = 0; index < all.count(); index++) {
      if (!all.list(index).isEmpty()) {
        return all.get(index);
      }
    }
    throw all.wrong(0, "All of these lists are empty.");
  }

  private static Value reverse(Arguments all) {
    if (all.get(0).isUnknown()) {
      return Value.unknown();
    }
    var items = new ArrayList<>(all.list(0));
    Collections.reverse(items);
    return Value.list(items);
  }

  private static Value slice(Arguments all) {
    if (all.values().stream().anyMatch(Value::isUnknown)) {
      return Value.unknown();
    }
    var list = all.list(0);
    int from = all.whole(1);
    int to = all.whole(2);
    if (from < 0 || from > to || to > list.size()) {
      throw all.wrong(
          1, "There is no slice from %d to %d of a list of %d.".formatted(from, to, list.size()));
    }
    return Value.list(list.subList(from, to));
  }

  private static Value zipmap(Arguments all) {
    if (!all.get(0).isWhole() || all.get(1).isUnknown()) {
      return Value.unknown();
    }
    var keys = all.texts(0);
    var values = all.list(1);
    if (keys.size() != values.size()) {
      throw all.wrong(1, "There are %d keys and %d values.".formatted(keys.size(), values.size()));
    }
    var fields = new TreeMap<String, Value>();
    for (int index = 0; index < keys.size(); index++) {
      fields.put(keys.get(index), values.get(index));
    }
    return Value.fields(fields);
  }

  private static Value compact(Arguments all) {
    return all.sized(
        all.list(0).stream().filter(item -> !item.isNull() && !item.equals(Value.of(""))).toList());
  }

  private static List<Value> flat(List<Value> items) {
    var flat = new ArrayList<Value>();
    for (var item : items) {
      if (item instanceof Sequence(var inner, var isSet)) {
        flat.addAll(flat(inner));
      } else {
        flat.add(item);
      }
    }
    return flat;
  }

  private static Value chunks(Arguments all) {
    int size = all.whole(1);
    if (size < 1) {
      return size == 0 ? Value.list(List.of(all.get(0))) : Value.unknown();
    }
    var list = all.list(0);
    var chunks = new ArrayList<Value>();
    for (int from = 0; from < list.size(); from += size) {
      chunks.add(Value.list(list.subList(from, Math.min(list.size(), from + size))));
    }
    return all.sized(chunks);
  }

  private static Value index(Arguments all) {
    int found = all.list(0).indexOf(all.get(1));
    if (found < 0) {
      throw all.wrong(1, "This is not in the list.");
    }
    return Value.of(found);
  }

  private static Value range(Arguments all) {
    var start = all.count() == 1 ? BigDecimal.ZERO : all.number(0);
    var limit = all.number(all.count() == 1 ? 0 : 1);
    var down = start.compareTo(limit) > 0;
    var step = all.count() == 3 ? all.number(2) : down ? BigDecimal.ONE.negate() : BigDecimal.ONE;
    if (step.signum() == 0 || step.signum() > 0 == down) {
      throw all.wrong(2, "This step never gets there.");
    }
    var items = new ArrayList<Value>();
    for (var at = start;
        down ? at.compareTo(limit) > 0 : at.compareTo(limit) < 0;
        at = at.add(step)) {
      if (items.size() >= LONGEST_RANGE) {
        throw all.wrong(0, "A range has at most %d numbers.".formatted(LONGEST_RANGE));
      }
      items.add(Value.of(at));
    }
    return all.sized(items);
  }

  private static List<Value> sorted(Arguments all) {
    return all.texts(0).stream().sorted().map(Value::of).toList();
  }

  private static Value matchKeys(Arguments all) {
    var wanted = all.list(2);
    var keys = all.list(1);
    var values = all.list(0);
    if (keys.size() != values.size()) {
      throw all.wrong(1, "There are %d values and %d keys.".formatted(values.size(), keys.size()));
    }
    var found = new ArrayList<Value>();
    for (int index = 0; index < keys.size(); index++) {
      if (wanted.contains(keys.get(index))) {
        found.add(values.get(index));
      }
    }
    return Value.list(found);
  }

  private static Value one(Arguments all) {
    var list = all.list(0);
    if (list.size() > 1) {
      throw all.wrong(0, "This has %d items, and one at most is wanted.".formatted(list.size()));
    }
    return list.isEmpty() ? Value.nothing() : list.get(0);
  }

  private static Value transpose(Arguments all) {
    Map<String, List<Value>> turned = new TreeMap<>();
    all.map(0)
        .forEach(
            (key, items) -> {
              if (items instanceof Sequence(var inner, var isSet)) {
                inner.forEach(
                    item ->
                        Conversions.text(item)
                            .ifPresent(
                                text ->
                                    turned
                                        .computeIfAbsent(text, any -> new ArrayList<>())
                                        .add(Value.of(key))));
              }
            });
    var fields = new TreeMap<String, Value>();
    turned.forEach((key, items) -> fields.put(key, Value.list(items)));
    return Value.fields(fields);
  }
}
