package io.mindscape.slipway.policies.rule.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;

import io.mindscape.slipway.policies.rule.cel.value.Equality;
import java.util.List;

/** {@code sets.contains}, {@code sets.equivalent} and {@code sets.intersects}. */
final class Sets {

  private Sets() {}

  static void addTo(Functions functions) {
    functions.global(
        "sets.contains",
        "list_sets_contains_list",
        BOOL,
        args -> contains(args[0], args[1]),
        Types.LIST_OF_T,
        Types.LIST_OF_T);
    functions.global(
        "sets.equivalent",
        "list_sets_equivalent_list",
        BOOL,
        args -> contains(args[0], args[1]) && contains(args[1], args[0]),
        Types.LIST_OF_T,
        Types.LIST_OF_T);
    functions.global(
        "sets.intersects",
        "list_sets_intersects_list",
        BOOL,
        args -> ((List<?>) args[0]).stream().anyMatch(item -> has(args[1], item)),
        Types.LIST_OF_T,
        Types.LIST_OF_T);
  }

  private static boolean contains(Object list, Object part) {
    return ((List<?>) part).stream().allMatch(item -> has(list, item));
  }

  private static boolean has(Object list, Object item) {
    return ((List<?>) list).stream().anyMatch(other -> Equality.quietly(item, other));
  }
}
