package io.mindscape.slipway.policies.rule.cel.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as Go's formatter writes them into messages. */
public final class GoText {

  private GoText() {}

  /** As {@code %v} does. */
  public static String of(Object value) {
    return switch (value) {
      case Double number -> general(number);
      case List<?> list ->
          list.stream().map(GoText::of).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Span span -> span.seconds();
      default -> String.valueOf(value);
    };
  }

  /**
   * The shortest digits that give the double back, as {@code %g} does: with an exponent from a
   * million on.
   */
  public static String general(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "+Inf" : "-Inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    var exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    var digits = exact.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - exact.scale();
    if (exponent >= -4 && exponent < 6) {
      return exact.toPlainString();
    }
    var fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    var power = "%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
    return (number < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + power;
  }

  /** In double quotes, as {@code %q} does. */
  public static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> quote(quoted, point));
    return quoted.append('"').toString();
  }

  private static void quote(StringBuilder to, int point) {
    switch (point) {
      case '"' -> to.append("\\\"");
      case '\\' -> to.append("\\\\");
      case 7 -> to.append("\\a");
      case '\b' -> to.append("\\b");
      case '\f' -> to.append("\\f");
      case '\n' -> to.append("\\n");
      case '\r' -> to.append("\\r");
      case '\t' -> to.append("\\t");
      case 11 -> to.append("\\v");
      default -> {
        if (point < ' ' || point == 0x7f) {
          to.append("\\x%02x".formatted(point));
        } else if (isPrintable(point)) {
          to.appendCodePoint(point);
        } else {
          to.append(point < 0x10000 ? "\\u%04x".formatted(point) : "\\U%08x".formatted(point));
        }
      }
    }
  }

  /**
   * Whether Go prints it: letters, marks, numbers, punctuation, symbols, and of all spaces the
   * plain one.
   */
  public static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          point == ' ';
      default -> true;
    };
  }
}
