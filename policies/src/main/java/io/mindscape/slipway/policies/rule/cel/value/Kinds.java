package io.mindscape.slipway.policies.rule.cel.value;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** What a value is: its CEL type, and the name of its Go type, which some messages give. */
public final class Kinds {

  private Kinds() {}

  /** The type's name in CEL. */
  public static String name(Object value) {
    return switch (value) {
      case String text -> "string";
      case Boolean truth -> "bool";
      case Long number -> "int";
      case Uint number -> "uint";
      case Double number -> "double";
      case Bytes bytes -> "bytes";
      case List<?> list -> "list";
      case Map<?, ?> map -> "map";
      case Nothing nothing -> "null_type";
      case OffsetDateTime time -> "google.protobuf.Timestamp";
      case Span span -> "google.protobuf.Duration";
      case TypeName type -> "type";
      case Maybe maybe -> "optional_type";
      case Opaque opaque -> opaque.typeName();
      default -> value.getClass().getSimpleName();
    };
  }

  /** The name of the Go type behind it. */
  public static String goType(Object value) {
    return switch (value) {
      case String text -> "types.String";
      case Boolean truth -> "types.Bool";
      case Long number -> "types.Int";
      case Uint number -> "types.Uint";
      case Double number -> "types.Double";
      case Bytes bytes -> "types.Bytes";
      case Nothing nothing -> "types.Null";
      case OffsetDateTime time -> "types.Timestamp";
      case Span span -> "types.Duration";
      case TypeName type -> "*types.Type";
      case Maybe maybe -> "*types.Optional";
      case TypedMap map -> "*common.reflectSchemalessTypedMap";
      case TypedList list -> "*common.reflectSchemalessTypedList";
      default -> "cel." + name(value).replaceFirst(".*\\.", "");
    };
  }

  /** Whether cel-go calls the value zero: {@code optional.ofNonZeroValue} gives none for it. */
  public static boolean isZero(Object value) {
    return switch (value) {
      case String text -> text.isEmpty();
      case Boolean truth -> !truth;
      case Long number -> number == 0;
      case Uint number -> number.bits() == 0;
      case Double number -> number == 0;
      case Bytes bytes -> bytes.size() == 0;
      case TypedList list -> false;
      case TypedMap map -> false;
      case List<?> list -> list.isEmpty();
      case Map<?, ?> map -> map.isEmpty();
      case Nothing nothing -> true;
      case Span span -> span.nanos() == 0;
      case OffsetDateTime time -> time.toEpochSecond() == -62_135_596_800L && time.getNano() == 0;
      default -> false;
    };
  }
}
