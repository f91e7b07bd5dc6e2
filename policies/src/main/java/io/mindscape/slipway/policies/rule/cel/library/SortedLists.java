package io.mindscape.slipway.policies.rule.cel.library;

import dev.cel.common.types.ListType;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.Kinds;
import io.mindscape.slipway.policies.rule.cel.value.Ordering;
import java.util.Arrays;
import java.util.List;

/** {@code sort()} and {@code sortBy(…)} of cel-go's list extension. */
final class SortedLists {

  private static final String BY_KEYS = "@sortByAssociatedKeys";

  private SortedLists() {}

  static void addTo(Functions functions) {
    for (var element : Types.ORDERED) {
      // cel-go names these by the full name of the type.
      var type = fullName(element.name());
      functions.member(
          "sort",
          "list_" + type + "_sort",
          ListType.create(element.type()),
          args -> sort((List<?>) args[0], (List<?>) args[0]),
          element.list());
      functions.member(
          BY_KEYS,
          "list_" + type + "_sortByAssociatedKeys",
          ListType.create(Types.T),
          args -> sort((List<?>) args[0], (List<?>) args[1]),
          Types.LIST_OF_T,
          element.list());
    }
    functions.operator("sort", args -> sorted("sort", args[0], args[0], args));
    functions.operator(BY_KEYS, args -> sorted(BY_KEYS, args[0], args[1], args));
  }

  private static String fullName(String name) {
    return switch (name) {
      case "duration" -> "google.protobuf.Duration";
      case "timestamp" -> "google.protobuf.Timestamp";
      default -> name;
    };
  }

  private static Object sorted(String name, Object list, Object keys, Object[] args) {
    if (list instanceof List<?> items && keys instanceof List<?> by) {
      return sort(items, by);
    }
    throw Operators.none(name, args[0]);
  }

  private static List<?> sort(List<?> list, List<?> keys) {
    if (list.size() != keys.size()) {
      throw new Fault(
          "@sortByAssociatedKeys() expected a list of the same size as the associated keys list,"
              + " but got %d and %d elements respectively".formatted(list.size(), keys.size()));
    }
    if (list.isEmpty()) {
      return list;
    }
    check(keys);
    var order = new Integer[list.size()];
    Arrays.setAll(order, at -> at);
    Arrays.sort(order, (one, other) -> Ordering.compare(keys.get(one), keys.get(other)));
    return Arrays.stream(order).<Object>map(list::get).toList();
  }

  private static void check(List<?> keys) {
    if (!Ordering.isOrdered(keys.getFirst())) {
      throw new Fault("list elements must be comparable");
    }
    var type = Kinds.name(keys.getFirst());
    if (!keys.stream().allMatch(key -> Kinds.name(key).equals(type))) {
      throw new Fault("list elements must have the same type");
    }
  }
}
