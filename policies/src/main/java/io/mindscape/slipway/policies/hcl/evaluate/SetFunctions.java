package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.hcl.value.Value.Fields;
import io.mindscape.slipway.policies.hcl.value.Value.Sequence;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Functions of sets, and what makes lists, sets and maps of one another. */
final class SetFunctions {

  private SetFunctions() {}

  static void addTo(Functions functions) {
    functions.lenient("contains", 2, 2, SetFunctions::contains);
    functions.add("toset", 1, 1, all -> all.get(0).isNull() ? Value.nothing() : set(all.list(0)));
    functions.add("tolist", 1, 1, all -> all.get(0).isNull() ? Value.nothing() : list(all.list(0)));
    functions.lenient("tomap", 1, 1, SetFunctions::map);
    functions.add(
        "distinct", 1, 1, all -> Value.list(List.copyOf(new LinkedHashSet<>(all.list(0)))));
    functions.add("setunion", 1, -1, all -> combined(all, (one, two) -> one.addAll(two)));
    functions.add("setintersection", 1, -1, all -> combined(all, (one, two) -> one.retainAll(two)));
    functions.add("setsubtract", 2, 2, all -> combined(all, (one, two) -> one.removeAll(two)));
    functions.add("setproduct", 1, -1, SetFunctions::product);
  }

  /** A set is in the order of its texts. */
  static Value set(List<Value> items) {
    return new Sequence(
        new LinkedHashSet<>(unified(items))
            .stream().sorted(Comparator.comparing(SetFunctions::order)).toList(),
        true);
  }

  private static Value list(List<Value> items) {
    return Value.list(unified(items));
  }

  /** Where one item is a text, all are. */
  static List<Value> unified(List<Value> items) {
    boolean hasText = items.stream().anyMatch(Value.Text.class::isInstance);
    return hasText
        ? items.stream().map(item -> Conversions.text(item).map(Value::of).orElse(item)).toList()
        : items;
  }

  private static String order(Value value) {
    return value instanceof Value.Numeral(var number)
        ? "%040d".formatted(number.toBigInteger())
        : value.isWhole() ? Json.text(value) : "";
  }

  private static Value map(Arguments all) {
    return all.get(0) instanceof Fields || all.get(0).isUnknown() || all.get(0).isNull()
        ? all.get(0)
        : Value.fields(all.map(0));
  }

  /** Yes where it is found among what is known; no where all is known. */
  private static Value contains(Arguments all) {
    if (all.get(0).isUnknown() || !all.get(1).isWhole()) {
      return Value.unknown();
    }
    var list = all.list(0);
    if (unified(list).contains(all.get(1)) || list.contains(all.get(1))) {
      return Value.of(true);
    }
    return list.stream().allMatch(Value::isWhole) ? Value.of(false) : Value.unknown();
  }

  private static Value combined(Arguments all, BiConsumer<Set<Value>, Set<Value>> combination) {
    var found = new LinkedHashSet<>(all.list(0));
    for (int index = 1; index < all.count(); index++) {
      combination.accept(found, new LinkedHashSet<>(all.list(index)));
    }
    return set(List.copyOf(found));
  }

  private static Value product(Arguments all) {
    List<List<Value>> rows = List.of(List.of());
    long size = 1;
    for (int index = 0; index < all.count(); index++) {
      var list = all.list(index);
      size *= list.size();
      if (!all.budget().allows(size * (index + 1))) {
        return Value.unknown();
      }
      rows = rows.stream().flatMap(row -> list.stream().map(item -> added(row, item))).toList();
    }
    return Value.list(rows.stream().map(Value::list).toList());
  }

  private static List<Value> added(List<Value> row, Value item) {
    return Stream.concat(row.stream(), Stream.of(item)).toList();
  }
}
