package io.mindscape.slipway.policies.rule.cel.library;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import io.mindscape.slipway.policies.rule.cel.library.Functions.Typed;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.GoText;
import io.mindscape.slipway.policies.rule.cel.value.GrowingMap;
import io.mindscape.slipway.policies.rule.cel.value.Kinds;
import io.mindscape.slipway.policies.rule.cel.value.Lookup;
import io.mindscape.slipway.policies.rule.cel.value.Maybe;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Optional values, and what the macros with two variables build their maps with. */
final class Optionals {

  private static final Typed OF_T = Types.OPTIONAL_T;
  private static final Typed LIST_OF_OPTIONAL = new Typed(ListType.create(OF_T.type()), Param.LIST);

  private Optionals() {}

  static void addTo(Functions functions) {
    functions.global("optional.none", "optional_none", OF_T.type(), args -> Maybe.NONE);
    functions.global(
        "optional.of", "optional_of", OF_T.type(), args -> new Maybe(args[0]), Types.ANY_T);
    functions.global(
        "optional.ofNonZeroValue",
        "optional_ofNonZeroValue",
        OF_T.type(),
        args -> Kinds.isZero(args[0]) ? Maybe.NONE : new Maybe(args[0]),
        Types.ANY_T);
    functions.member("value", "optional_value", Types.T, args -> ((Maybe) args[0]).orFault(), OF_T);
    functions.member(
        "hasValue",
        "optional_hasValue",
        SimpleType.BOOL,
        args -> ((Maybe) args[0]).value() != null,
        OF_T);
    lists(functions);
    language(functions);
    functions.operator(
        "cel.@mapInsert",
        args ->
            args.length == 2
                ? inserted((Map<?, ?>) args[0], (Map<?, ?>) args[1])
                : inserted((Map<?, ?>) args[0], Map.of(args[1], args[2])));
  }

  private static void lists(Functions functions) {
    functions.member(
        "first", "list_first", OF_T.type(), args -> end((List<?>) args[0], true), Types.LIST_OF_T);
    functions.member(
        "last", "list_last", OF_T.type(), args -> end((List<?>) args[0], false), Types.LIST_OF_T);
    functions.global(
        "optional.unwrap",
        "optional_unwrap",
        Types.LIST_OF_T.type(),
        args -> unwrap(args[0]),
        LIST_OF_OPTIONAL);
    functions.member(
        "unwrapOpt",
        "optional_unwrapOpt",
        Types.LIST_OF_T.type(),
        args -> unwrap(args[0]),
        LIST_OF_OPTIONAL);
  }

  // The planner makes these part of the way into a value, or evaluates only what is needed; they
  // are here for the type checker.
  private static void language(Functions functions) {
    Function planned =
        args -> {
          throw new IllegalStateException("the planner takes care of this");
        };
    var list = Types.LIST_OF_T.type();
    var map = MapType.create(TypeParamType.create("K"), Types.T);
    var key = new Typed(map.keyType(), Param.ANY);
    functions.member("or", "optional_or_optional", OF_T.type(), planned, OF_T, OF_T);
    functions.member("orValue", "optional_orValue_value", Types.T, planned, OF_T, Types.ANY_T);
    functions.global(
        "_?._", "select_optional_field", OF_T.type(), planned, Types.DYN, Types.STRING);
    index(functions, "_[?_]", "list_optindex_optional_int", list, Types.INT);
    index(
        functions,
        "_[?_]",
        "optional_list_optindex_optional_int",
        OptionalType.create(list),
        Types.INT);
    index(functions, "_[?_]", "map_optindex_optional_value", map, key);
    index(
        functions, "_[?_]", "optional_map_optindex_optional_value", OptionalType.create(map), key);
    index(functions, "_[_]", "optional_list_index_int", OptionalType.create(list), Types.INT);
    index(functions, "_[_]", "optional_map_index_value", OptionalType.create(map), key);
  }

  private static void index(Functions functions, String name, String id, CelType of, Typed key) {
    functions.global(name, id, OF_T.type(), args -> args[0], new Typed(of, Param.ANY), key);
  }

  private static Maybe end(List<?> list, boolean isFirst) {
    if (list.isEmpty()) {
      return Maybe.NONE;
    }
    return new Maybe(isFirst ? list.getFirst() : list.getLast());
  }

  private static List<?> unwrap(Object list) {
    var values = new java.util.ArrayList<Object>();
    for (var item : (List<?>) list) {
      if (!(item instanceof Maybe maybe)) {
        throw new Fault("value " + GoText.of(item) + " is not optional");
      }
      if (maybe.value() != null) {
        values.add(maybe.value());
      }
    }
    return Collections.unmodifiableList(values);
  }

  private static Map<?, ?> inserted(Map<?, ?> map, Map<?, ?> entries) {
    Map<Object, Object> target = map instanceof GrowingMap growing ? growing : copy(map);
    for (var entry : entries.entrySet()) {
      if (Lookup.find(target, entry.getKey()) != null) {
        throw new Fault("insert failed: key " + GoText.of(entry.getKey()) + " already exists");
      }
      target.put(entry.getKey(), entry.getValue());
    }
    return target;
  }

  private static Map<Object, Object> copy(Map<?, ?> map) {
    return new LinkedHashMap<>(map);
  }
}
