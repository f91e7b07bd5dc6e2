package io.mindscape.slipway.policies.rule.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The types of a policy's variables, as text: plain types, lists and maps, such as {@code
 * map(string,list(dyn))}. Everything else is {@code dyn}, as it is in the API server.
 */
final class TypeText {

  private static final Map<String, CelType> PLAIN =
      List.<CelType>of(
              SimpleType.ANY,
              SimpleType.BOOL,
              SimpleType.BYTES,
              SimpleType.DOUBLE,
              SimpleType.DURATION,
              SimpleType.DYN,
              SimpleType.ERROR,
              SimpleType.INT,
              SimpleType.NULL_TYPE,
              SimpleType.STRING,
              SimpleType.TIMESTAMP,
              SimpleType.UINT)
          .stream()
          .collect(Collectors.toUnmodifiableMap(CelType::name, Function.identity()));

  private TypeText() {}

  static String of(CelType type) {
    return switch (type) {
      case ListType list when list.hasElemType() -> "list(" + of(list.elemType()) + ")";
      case MapType map -> "map(" + of(map.keyType()) + "," + of(map.valueType()) + ")";
      case SimpleType simple -> simple.name();
      default -> SimpleType.DYN.name();
    };
  }

  /**
   * The type.
   *
   * @throws IllegalArgumentException if {@link #of} did not write it
   */
  static CelType read(String text) {
    if (text.startsWith("list(")) {
      return ListType.create(read(text.substring(5, text.length() - 1)));
    }
    if (text.startsWith("map(")) {
      int comma = comma(text, 4);
      return MapType.create(
          read(text.substring(4, comma)), read(text.substring(comma + 1, text.length() - 1)));
    }
    var plain = PLAIN.get(text);
    if (plain == null) {
      throw new IllegalArgumentException("no type: " + text);
    }
    return plain;
  }

  // The one between a map's key and its value, outside of all that is in brackets.
  private static int comma(String text, int from) {
    int depth = 0;
    int at = from;
    while (depth > 0 || text.charAt(at) != ',') {
      char letter = text.charAt(at);
      depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
      at++;
    }
    return at;
  }
}
