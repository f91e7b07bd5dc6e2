package io.mindscape.slipway.policies.rule.cel.library;

import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import io.mindscape.slipway.policies.rule.cel.value.Equality;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.Ordering;
import io.mindscape.slipway.policies.rule.cel.value.Span;
import io.mindscape.slipway.policies.rule.cel.value.Uint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;

/**
 * Lists: what Kubernetes adds ({@code sum}, {@code min}, {@code indexOf}, …) and the plain part of
 * cel-go's extension. {@code includes} is missing: an API server of 1.37 has it, but accepts no
 * policy that uses it before 1.38.
 */
final class ListFunctions {

  private static final ListType LIST_OF_T = ListType.create(Types.T);
  private static final List<String> SUMMABLE = List.of("int", "uint", "double", "duration");

  private static final long MAX_RANGE = 1_000_000;

  private ListFunctions() {}

  static void addTo(Functions functions) {
    for (var element : Types.ORDERED) {
      var name = element.name();
      functions.member(
          "isSorted",
          "list_" + name + "_is_sorted_bool",
          SimpleType.BOOL,
          args -> isSorted((List<?>) args[0]),
          element.list());
      functions.member(
          "max",
          "list_" + name + "_max_" + name,
          element.type(),
          args -> extreme("max", (List<?>) args[0], order -> order < 0),
          element.list());
      functions.member(
          "min",
          "list_" + name + "_min_" + name,
          element.type(),
          args -> extreme("min", (List<?>) args[0], order -> order > 0),
          element.list());
      if (SUMMABLE.contains(name)) {
        functions.member(
            "sum",
            "list_" + name + "_sum_" + name,
            element.type(),
            args -> sum(zero(name), (List<?>) args[0]),
            element.list());
      }
    }
    search(functions);
    shape(functions);
  }

  private static void search(Functions functions) {
    functions.member(
        "indexOf",
        "list_a_index_of_int",
        SimpleType.INT,
        args -> indexOf((List<?>) args[0], args[1]),
        Types.LIST_OF_T,
        Types.ANY_T);
    functions.member(
        "lastIndexOf",
        "list_a_last_index_of_int",
        SimpleType.INT,
        args -> lastIndexOf((List<?>) args[0], args[1]),
        Types.LIST_OF_T,
        Types.ANY_T);
  }

  private static void shape(Functions functions) {
    functions.member(
        "slice",
        "list_slice",
        LIST_OF_T,
        args -> slice((List<?>) args[0], (Long) args[1], (Long) args[2]),
        Types.LIST_OF_T,
        Types.INT,
        Types.INT);
    functions.member(
        "flatten",
        "list_flatten",
        LIST_OF_T,
        args -> flatten((List<?>) args[0], 1),
        new Functions.Typed(ListType.create(LIST_OF_T), Param.LIST));
    functions.member(
        "flatten",
        "list_flatten_int",
        ListType.create(SimpleType.DYN),
        args -> flatten((List<?>) args[0], (Long) args[1]),
        Types.LIST_OF_DYN,
        Types.INT);
    functions.global(
        "lists.range",
        "lists_range",
        ListType.create(SimpleType.INT),
        args -> range((Long) args[0]),
        Types.INT);
    functions.member(
        "reverse", "list_reverse", LIST_OF_T, args -> reversed((List<?>) args[0]), Types.LIST_OF_T);
    functions.member(
        "distinct",
        "list_distinct",
        LIST_OF_T,
        args -> distinct((List<?>) args[0]),
        Types.LIST_OF_T);
  }

  private static Boolean isSorted(List<?> list) {
    for (int at = 1; at < list.size(); at++) {
      if (order(list.get(at - 1), list.get(at)) > 0) {
        return false;
      }
    }
    return true;
  }

  // Kubernetes looks only for a plain "greater"; what cannot be compared is none.
  private static int order(Object one, Object other) {
    if (!Ordering.isOrdered(other)) {
      throw Fault.noOverload();
    }
    try {
      return Ordering.compare(one, other);
    } catch (Fault e) {
      return 0;
    }
  }

  private static Object extreme(String name, List<?> list, IntPredicate isBetter) {
    if (list.isEmpty()) {
      throw new Fault(name + " called on empty list");
    }
    Object best = list.getFirst();
    for (int at = 1; at < list.size(); at++) {
      if (isBetter.test(order(best, list.get(at)))) {
        best = list.get(at);
      }
    }
    return best;
  }

  private static Object zero(String type) {
    return switch (type) {
      case "int" -> 0L;
      case "uint" -> new Uint(0);
      case "double" -> 0.0;
      default -> new Span(0);
    };
  }

  private static Object sum(Object zero, List<?> list) {
    Object sum = zero;
    for (var item : list) {
      sum = Arithmetic.add(sum, item);
    }
    return sum;
  }

  private static Long indexOf(List<?> list, Object item) {
    for (int at = 0; at < list.size(); at++) {
      if (Equality.quietly(list.get(at), item)) {
        return (long) at;
      }
    }
    return -1L;
  }

  private static Long lastIndexOf(List<?> list, Object item) {
    for (int at = list.size() - 1; at >= 0; at--) {
      if (Equality.quietly(list.get(at), item)) {
        return (long) at;
      }
    }
    return -1L;
  }

  private static List<?> slice(List<?> list, long start, long end) {
    var what = "cannot slice(%d, %d), ".formatted(start, end);
    if (start < 0 || end < 0) {
      throw new Fault(what + "negative indexes not supported");
    }
    if (start > end) {
      throw new Fault(what + "start index must be less than or equal to end index");
    }
    if (list.size() < end) {
      throw new Fault(what + "list is length " + list.size());
    }
    return List.copyOf(list.subList((int) start, (int) end));
  }

  private static List<?> flatten(List<?> list, long depth) {
    if (depth < 0) {
      throw new Fault("level must be non-negative");
    }
    var flat = new ArrayList<Object>();
    for (var item : list) {
      if (item instanceof List<?> inner && depth > 0) {
        flat.addAll(flatten(inner, depth - 1));
      } else {
        flat.add(item);
      }
    }
    return Collections.unmodifiableList(flat);
  }

  private static List<Long> range(long size) {
    if (size < 0) {
      throw new Fault("lists.range: size must be non-negative, got " + size);
    }
    if (size > MAX_RANGE) {
      throw new Fault(
          "lists.range: size %d exceeds maximum allowed (%d)".formatted(size, MAX_RANGE));
    }
    return LongStream.range(0, size).boxed().toList();
  }

  private static List<?> reversed(List<?> list) {
    return List.copyOf(list.reversed());
  }

  private static List<?> distinct(List<?> list) {
    var distinct = new ArrayList<Object>();
    for (var item : list) {
      if (distinct.stream().noneMatch(seen -> Equality.quietly(item, seen))) {
        distinct.add(item);
      }
    }
    return Collections.unmodifiableList(distinct);
  }
}
