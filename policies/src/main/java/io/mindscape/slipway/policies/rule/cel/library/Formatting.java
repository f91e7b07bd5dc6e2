package io.mindscape.slipway.policies.rule.cel.library;

import dev.cel.common.types.CelType;
import io.mindscape.slipway.policies.rule.cel.value.Bytes;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.GoText;
import io.mindscape.slipway.policies.rule.cel.value.Kinds;
import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import io.mindscape.slipway.policies.rule.cel.value.Opaque;
import io.mindscape.slipway.policies.rule.cel.value.Span;
import io.mindscape.slipway.policies.rule.cel.value.TypeName;
import io.mindscape.slipway.policies.rule.cel.value.Uint;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code '%s has %d'.format([…])}. */
public final class Formatting {

  private static final int PRECISION = 6;

  /** Newer versions of the library stop at 100; the API server's does not, and writes megabytes. */
  private static final int LARGEST_PRECISION = 1000;

  private static final String NO_STRING =
      "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types,"
          + " durations, and timestamps, was given ";

  private Formatting() {}

  static String format(String pattern, List<?> args) {
    var text = new StringBuilder();
    int next = 0;
    int at = 0;
    while (at < pattern.length()) {
      char letter = pattern.charAt(at);
      if (letter != '%') {
        text.append(letter);
        at++;
      } else if (at + 1 < pattern.length() && pattern.charAt(at + 1) == '%') {
        text.append('%');
        at += 2;
      } else {
        at = clause(pattern, at + 1, argument(args, next++), text);
      }
    }
    return text.toString();
  }

  /**
   * Checks a pattern against the types of what it will be given.
   *
   * @throws Fault for the first that will not do
   */
  public static void check(String pattern, List<CelType> types) {
    format(pattern, types.stream().map(Formatting::sample).toList());
    var clauses = pattern.replace("%%", "");
    long asked = clauses.chars().filter(letter -> letter == '%').count();
    if (types.size() > asked) {
      throw new Fault(
          "too many arguments supplied to string.format (expected %d, got %d)"
              .formatted(asked, types.size()));
    }
  }

  // A value of the type; of any type where that is not known.
  private static Object sample(CelType type) {
    return switch (type.kind()) {
      case BOOL -> true;
      case INT -> 0L;
      case UINT -> new Uint(0);
      case DOUBLE -> 0.0;
      case STRING -> "NaN";
      case BYTES -> Bytes.of("");
      case LIST -> List.of();
      case MAP -> Map.of();
      case NULL_TYPE -> Nothing.NULL;
      case DURATION -> new Span(0);
      case TIMESTAMP -> Times.ofEpoch(0);
      case TYPE -> new TypeName("type");
      case DYN, ANY, TYPE_PARAM -> Any.VALUE;
      default -> (Opaque) type::name;
    };
  }

  /** Stands for a value of a type that is not known. */
  private enum Any {
    VALUE
  }

  private static Object argument(List<?> args, int index) {
    if (index >= args.size()) {
      throw new Fault("index " + index + " out of range");
    }
    return args.get(index);
  }

  private static int clause(String pattern, int from, Object arg, StringBuilder text) {
    if (from >= pattern.length()) {
      throw new Fault("unexpected end of string");
    }
    int at = from;
    int precision = PRECISION;
    if (pattern.charAt(at) == '.') {
      int end = at + 1;
      while (end < pattern.length() && Character.isDigit(pattern.charAt(end))) {
        end++;
      }
      precision = precision(pattern, at + 1, end);
      at = end;
    }
    text.append(formatted(pattern.charAt(at), precision, arg));
    return at + 1;
  }

  private static int precision(String pattern, int from, int to) {
    var cannot = "could not parse formatting clause: error while parsing precision: ";
    if (to >= pattern.length()) {
      throw new Fault(cannot + "could not find end of precision specifier");
    }
    try {
      int precision = Integer.parseInt(pattern.substring(from, to));
      if (precision > LARGEST_PRECISION) {
        throw new Fault(cannot + "precision %d is too large".formatted(precision));
      }
      return precision;
    } catch (NumberFormatException e) {
      var digits = GoText.quoted(pattern.substring(from, to));
      var why = from == to ? "invalid syntax" : "value out of range";
      throw new Fault(
          "%serror while converting precision to integer: strconv.Atoi: parsing %s: %s"
              .formatted(cannot, digits, why));
    }
  }

  private static String formatted(char clause, int precision, Object arg) {
    if (arg == Any.VALUE && "sdfebxXo".indexOf(clause) >= 0) {
      return "";
    }
    return switch (clause) {
      case 's' -> text(arg);
      case 'd' -> decimal(arg);
      case 'f' -> fixed(arg, precision);
      case 'e' -> scientific(arg, precision);
      case 'b' -> binary(arg);
      case 'x' -> hex(arg);
      case 'X' -> hex(arg).toUpperCase(Locale.ROOT);
      case 'o' -> octal(arg);
      default ->
          throw new Fault(
              "could not parse formatting clause: unrecognized formatting clause \"%s\""
                  .formatted(clause));
    };
  }

  private static Fault wrong(String message) {
    return new Fault("error during formatting: " + message);
  }

  private static String text(Object arg) {
    return switch (arg) {
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      case Nothing nothing -> "null";
      case String s -> s;
      case Boolean b -> b.toString();
      case Long n -> n.toString();
      case Uint n -> n.toString();
      case Double n -> GoText.general(n);
      case Bytes bytes -> Conversions.text(bytes);
      case Span span -> Conversions.text(span);
      case OffsetDateTime time -> Conversions.text(time);
      case TypeName type -> type.name();
      default -> throw wrong(NO_STRING + Kinds.name(arg));
    };
  }

  private static String list(List<?> list) {
    return list.stream().map(Formatting::inner).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String map(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(entry -> key(entry.getKey()) + ":" + inner(entry.getValue()))
        .sorted()
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String key(Object key) {
    return switch (key) {
      case String text -> GoText.quoted(text);
      case Boolean truth -> truth.toString();
      case Long number -> number.toString();
      case Uint number -> number.toString();
      default -> throw wrong("no formatting function for map key of type " + Kinds.name(key));
    };
  }

  private static String inner(Object value) {
    return switch (value) {
      case String text -> GoText.quoted(text);
      case Bytes bytes -> "b" + GoText.quoted(Conversions.text(bytes));
      case OffsetDateTime time -> "timestamp(" + GoText.quoted(Conversions.text(time)) + ")";
      case Span span -> "duration(" + GoText.quoted(span.seconds()) + ")";
      case Double number when number.isNaN() || number.isInfinite() ->
          GoText.quoted(GoText.general(number));
      case Double number -> String.format(Locale.ROOT, "%." + PRECISION + "f", number);
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      case Boolean truth -> truth.toString();
      case Long number -> number.toString();
      case Uint number -> number.toString();
      case Nothing nothing -> "null";
      case TypeName type -> type.name();
      default -> throw wrong("no formatting function for " + Kinds.name(value));
    };
  }

  private static String decimal(Object arg) {
    if (arg instanceof Long || arg instanceof Uint) {
      return arg.toString();
    }
    throw wrong("decimal clause can only be used on integers, was given " + Kinds.name(arg));
  }

  private static String fixed(Object arg, int precision) {
    double number = real(arg, "fixed-point");
    if (!Double.isFinite(number)) {
      return endless(number);
    }
    return String.format(
        Locale.US,
        "%,." + precision + "f",
        exact(number).setScale(precision, RoundingMode.HALF_EVEN));
  }

  // As the API server has it: 1.500000×10⁰³, always with six decimals; the precision is a width.
  private static String scientific(Object arg, int width) {
    double number = real(arg, "scientific");
    if (!Double.isFinite(number)) {
      return endless(number);
    }
    var parts =
        String.format(
                Locale.ROOT,
                "%." + PRECISION + "e",
                exact(number).round(new MathContext(PRECISION + 1, RoundingMode.HALF_EVEN)))
            .split("e", 2);
    var power = parts[1].startsWith("+") ? parts[1].substring(1) : parts[1];
    var raised =
        power
            .chars()
            .mapToObj(
                digit -> digit == '-' ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹".substring(digit - '0', digit - '/'))
            .collect(Collectors.joining());
    var text = parts[0] + "×10" + raised;
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  // Java rounds a double's shortest digits half up; Go rounds its exact value.
  private static java.math.BigDecimal exact(double number) {
    return new java.math.BigDecimal(number);
  }

  private static String endless(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    return number > 0 ? "∞" : "-∞";
  }

  private static double real(Object arg, String clause) {
    return switch (arg) {
      case Double number -> number;
      case String text
          when text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity") ->
          Conversions.real(text);
      default ->
          throw wrong(clause + " clause can only be used on doubles, was given " + Kinds.name(arg));
    };
  }

  private static String binary(Object arg) {
    return switch (arg) {
      case Boolean truth -> truth ? "1" : "0";
      case Long number -> Long.toString(number, 2);
      case Uint number -> Long.toUnsignedString(number.bits(), 2);
      default ->
          throw wrong(
              "only integers and bools can be formatted as binary, was given " + Kinds.name(arg));
    };
  }

  private static String hex(Object arg) {
    return switch (arg) {
      case String text -> HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
      case Bytes bytes -> HexFormat.of().formatHex(bytes.content());
      case Long number -> Long.toString(number, 16);
      case Uint number -> Long.toUnsignedString(number.bits(), 16);
      default ->
          throw wrong(
              "only integers, byte buffers, and strings can be formatted as hex, was given "
                  + Kinds.name(arg));
    };
  }

  private static String octal(Object arg) {
    return switch (arg) {
      case Long number -> Long.toString(number, 8);
      case Uint number -> Long.toUnsignedString(number.bits(), 8);
      default ->
          throw wrong("octal clause can only be used on integers, was given " + Kinds.name(arg));
    };
  }
}
