package io.mindscape.slipway.policies.rule.cel.library;

import static io.mindscape.slipway.policies.rule.cel.library.Param.BOOL;
import static io.mindscape.slipway.policies.rule.cel.library.Param.BYTES;
import static io.mindscape.slipway.policies.rule.cel.library.Param.DOUBLE;
import static io.mindscape.slipway.policies.rule.cel.library.Param.DURATION;
import static io.mindscape.slipway.policies.rule.cel.library.Param.INT;
import static io.mindscape.slipway.policies.rule.cel.library.Param.STRING;
import static io.mindscape.slipway.policies.rule.cel.library.Param.TIMESTAMP;
import static io.mindscape.slipway.policies.rule.cel.library.Param.UINT;

import dev.cel.common.types.SimpleType;
import io.mindscape.slipway.policies.rule.cel.value.Bytes;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.GoText;
import io.mindscape.slipway.policies.rule.cel.value.Span;
import io.mindscape.slipway.policies.rule.cel.value.Uint;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The functions that make a value of one type from one of another: {@code int(…)} and so on. */
final class Conversions {

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern UNSIGNED = Pattern.compile("[0-9]+");
  private static final Pattern REAL =
      Pattern.compile(
          "[+-]?([0-9]++(_[0-9]++)*+\\.?[0-9]*+|\\.[0-9]++)([eE][+-]?[0-9]+)?|[+-]?(?i:inf(inity)?|nan)");

  private Conversions() {}

  static void addTo(Functions functions) {
    toInt(functions);
    toUint(functions);
    toDouble(functions);
    toText(functions);
    functions.standard("bool", "bool_to_bool", List.of(BOOL), args -> args[0]);
    functions.standard("bool", "string_to_bool", List.of(STRING), args -> bool((String) args[0]));
    functions.standard("bytes", "bytes_to_bytes", List.of(BYTES), args -> args[0]);
    functions.standard(
        "bytes", "string_to_bytes", List.of(STRING), args -> Bytes.of((String) args[0]));
    functions.standard("duration", "duration_to_duration", List.of(DURATION), args -> args[0]);
    functions.standard(
        "duration",
        "string_to_duration",
        List.of(STRING),
        args -> read("google.protobuf.Duration", () -> Times.span((String) args[0])));
    functions.standard("timestamp", "timestamp_to_timestamp", List.of(TIMESTAMP), args -> args[0]);
    functions.standard(
        "timestamp", "int64_to_timestamp", List.of(INT), args -> Times.ofEpoch((Long) args[0]));
    functions.standard(
        "timestamp",
        "string_to_timestamp",
        List.of(STRING),
        args ->
            Times.within(read("google.protobuf.Timestamp", () -> Times.time((String) args[0]))));
  }

  private static void toInt(Functions functions) {
    functions.standard("int", "int64_to_int64", List.of(INT), args -> args[0]);
    functions.standard("int", "double_to_int64", List.of(DOUBLE), args -> whole((Double) args[0]));
    functions.global(
        "int",
        "duration_to_int64",
        SimpleType.INT,
        args -> ((Span) args[0]).nanos(),
        new Functions.Typed(SimpleType.DURATION, DURATION));
    functions.standard("int", "string_to_int64", List.of(STRING), args -> number((String) args[0]));
    functions.standard(
        "int",
        "timestamp_to_int64",
        List.of(TIMESTAMP),
        args -> ((OffsetDateTime) args[0]).toEpochSecond());
    functions.standard("int", "uint64_to_int64", List.of(UINT), args -> signed((Uint) args[0]));
  }

  private static void toUint(Functions functions) {
    functions.standard("uint", "uint64_to_uint64", List.of(UINT), args -> args[0]);
    functions.standard(
        "uint", "double_to_uint64", List.of(DOUBLE), args -> unsigned((Double) args[0]));
    functions.standard(
        "uint", "int64_to_uint64", List.of(INT), args -> Operators.uint((Long) args[0]));
    functions.standard(
        "uint", "string_to_uint64", List.of(STRING), args -> unsigned((String) args[0]));
  }

  private static void toDouble(Functions functions) {
    functions.standard("double", "double_to_double", List.of(DOUBLE), args -> args[0]);
    functions.standard(
        "double", "int64_to_double", List.of(INT), args -> ((Long) args[0]).doubleValue());
    functions.standard(
        "double", "string_to_double", List.of(STRING), args -> real((String) args[0]));
    functions.standard(
        "double", "uint64_to_double", List.of(UINT), args -> ((Uint) args[0]).toDouble());
  }

  private static void toText(Functions functions) {
    functions.standard("string", "string_to_string", List.of(STRING), args -> args[0]);
    functions.standard("string", "bool_to_string", List.of(BOOL), args -> text(args[0]));
    functions.standard("string", "bytes_to_string", List.of(BYTES), args -> text(args[0]));
    functions.standard("string", "double_to_string", List.of(DOUBLE), args -> text(args[0]));
    functions.standard("string", "duration_to_string", List.of(DURATION), args -> text(args[0]));
    functions.standard("string", "int64_to_string", List.of(INT), args -> text(args[0]));
    functions.standard("string", "timestamp_to_string", List.of(TIMESTAMP), args -> text(args[0]));
    functions.standard("string", "uint64_to_string", List.of(UINT), args -> text(args[0]));
  }

  /** The value as {@code string(…)} gives it. */
  static String text(Object value) {
    return switch (value) {
      case Double number -> GoText.general(number);
      case Bytes bytes -> decoded(bytes);
      case Span span -> span.seconds();
      case OffsetDateTime time -> Times.text(time);
      default -> value.toString();
    };
  }

  private static String decoded(Bytes bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.content()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new Fault("invalid UTF-8 in bytes, cannot convert to string");
    }
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> throw cannot("bool");
    };
  }

  private static Long number(String text) {
    return read(
        "int",
        () -> {
          if (!INTEGER.matcher(text).matches()) {
            throw cannot("int");
          }
          return Long.valueOf(text);
        });
  }

  private static Uint unsigned(String text) {
    return read(
        "uint",
        () -> {
          if (!UNSIGNED.matcher(text).matches()) {
            throw cannot("uint");
          }
          return new Uint(Long.parseUnsignedLong(text));
        });
  }

  static Double real(String text) {
    if (!REAL.matcher(text).matches()) {
      throw cannot("double");
    }
    return switch (text.replaceFirst("^[+-]", "").toLowerCase(java.util.Locale.ROOT)) {
      case "inf", "infinity" ->
          text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> finite(Double.valueOf(text));
    };
  }

  private static Double finite(Double number) {
    if (number.isInfinite()) {
      throw cannot("double");
    }
    return number;
  }

  private static Long whole(Double number) {
    if (number.isNaN() || number <= -0x1p63 || number >= 0x1p63) {
      throw new Fault("integer overflow");
    }
    return number.longValue();
  }

  private static Uint unsigned(Double number) {
    if (number.isNaN() || number < 0 || number >= 0x1p64) {
      throw new Fault("unsigned integer overflow");
    }
    return new Uint(new java.math.BigDecimal(number).toBigInteger().longValue());
  }

  private static Long signed(Uint number) {
    if (number.bits() < 0) {
      throw new Fault("integer overflow");
    }
    return number.bits();
  }

  private static <T> T read(String type, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (NumberFormatException | java.time.DateTimeException e) {
      throw cannot(type);
    }
  }

  private static Fault cannot(String type) {
    return new Fault("type conversion error from 'string' to '" + type + "'");
  }
}
