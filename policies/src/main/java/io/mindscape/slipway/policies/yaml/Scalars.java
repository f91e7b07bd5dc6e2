package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * What a scalar means to Kubernetes, which reads YAML 1.1 as Go's library {@code go-yaml} 2
 * understands it: {@code y} and {@code on} are true, {@code 0777} is 511, {@code 1:30} and {@code
 * 2001-01-01} are text. Each line of this was asked of an API server.
 */
final class Scalars {

  private static final Set<String> TRUE =
      Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y");
  private static final Set<String> FALSE =
      Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N");
  private static final Set<String> NULL = Set.of("~", "null", "Null", "NULL");

  /** Letters of {@code false}, the longest word that is no text. */
  private static final int LONGEST_WORD = 5;

  /** A number of so many digits fits into 63 bits. */
  private static final int SURE_DIGITS = 18;

  private static final Set<String> NOT_FINITE =
      Set.of(
          ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf",
          "-.Inf", "-.INF");

  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final BigInteger SMALLEST = BigInteger.ONE.shiftLeft(63).negate();

  private Scalars() {}

  /** The type of a plain scalar, or of one with an explicit tag. */
  static Scalar.Type type(String text, Tag tag) {
    if (tag.getValue().startsWith("!")) {
      return Scalar.Type.STRING; // a tag of somebody's own
    }
    return type(text);
  }

  /** The type of a plain scalar. */
  static Scalar.Type type(String text) {
    if (text.isEmpty()) {
      return Scalar.Type.NULL;
    }
    // Of every scalar this is asked: the first letter settles it for nearly all.
    return switch (text.charAt(0)) {
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-', '+' -> number(text);
      case '.' ->
          NOT_FINITE.contains(text) || isFloat(text) ? Scalar.Type.FLOAT : Scalar.Type.STRING;
      case '~', 'n', 'N', 't', 'T', 'f', 'F', 'y', 'Y', 'o', 'O' -> word(text);
      default -> Scalar.Type.STRING;
    };
  }

  private static Scalar.Type word(String text) {
    if (text.length() > LONGEST_WORD) {
      return Scalar.Type.STRING;
    }
    if (NULL.contains(text)) {
      return Scalar.Type.NULL;
    }
    return TRUE.contains(text) || FALSE.contains(text) ? Scalar.Type.BOOLEAN : Scalar.Type.STRING;
  }

  private static Scalar.Type number(String text) {
    if (isCount(text)) {
      return Scalar.Type.INTEGER;
    }
    if (!looksLikeNumber(text)) {
      return Scalar.Type.STRING;
    }
    if (NOT_FINITE.contains(text)) {
      return Scalar.Type.FLOAT;
    }
    var plain = text.replace("_", "");
    var whole = integer(plain);
    if (whole != null) {
      // Between the largest signed and the largest unsigned number it is whole, but no long.
      return whole.bitLength() < Long.SIZE ? Scalar.Type.INTEGER : Scalar.Type.FLOAT;
    }
    return isFloat(plain) ? Scalar.Type.FLOAT : Scalar.Type.STRING;
  }

  /** Whether it is digits alone that surely fit, as nearly all numbers are written. */
  private static boolean isCount(String text) {
    int length = text.length();
    if (length > SURE_DIGITS || (text.charAt(0) == '0' && length > 1)) {
      return false;
    }
    for (int at = 0; at < length; at++) {
      if (!isDigit(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  /** Whether no letter of it says that it is none, as in {@code 500m}. */
  private static boolean looksLikeNumber(String text) {
    char first = text.charAt(0);
    if (first < '1' || first > '9') {
      return true; // It may have a prefix.
    }
    for (int at = 1; at < text.length(); at++) {
      char here = text.charAt(at);
      if (!isDigit(here) && "_.eE+-".indexOf(here) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFloat(String text) {
    // What is too large for a float is text.
    return FLOAT.matcher(text).matches() && !Double.isInfinite(Double.parseDouble(text));
  }

  static @Nullable Object value(String text, Scalar.Type type) {
    return switch (type) {
      case STRING -> text;
      case NULL -> null;
      case BOOLEAN -> TRUE.contains(text);
      case INTEGER -> {
        if (isCount(text)) {
          yield Long.valueOf(text);
        }
        var whole = integer(text.replace("_", ""));
        yield whole == null ? null : whole.longValue();
      }
      case FLOAT -> floating(text);
    };
  }

  /** The name that a key has in JSON, which knows only text; null for a key that is nothing. */
  static @Nullable String key(String text) {
    var type = type(text);
    return switch (type) {
      case STRING -> text;
      case NULL -> null;
      case BOOLEAN -> String.valueOf(TRUE.contains(text));
      case INTEGER, FLOAT -> String.valueOf(value(text, type)).replaceAll("\\.0$", "");
    };
  }

  /** Decimal, or with a prefix: {@code 0x}, {@code 0o}, {@code 0b}, and {@code 0} for octal. */
  private static @Nullable BigInteger integer(String plain) {
    boolean negative = plain.startsWith("-");
    var digits = negative || plain.startsWith("+") ? plain.substring(1) : plain;
    int radix = radix(digits);
    var rest = radix == 10 ? digits : digits.substring(digits.charAt(1) <= '9' ? 1 : 2);
    if (!hasDigits(rest, radix)) {
      return null;
    }
    var significant = rest.replaceFirst("^0+(?!$)", "");
    // BigInteger's time grows with the square of the digits.
    if (significant.length() > Long.SIZE) {
      return null;
    }
    var number = new BigInteger(significant, radix);
    var signed = negative ? number.negate() : number;
    // A plus sign goes only before what fits in 63 bits.
    boolean fits =
        signed.compareTo(SMALLEST) >= 0
            && signed.compareTo(LARGEST) <= 0
            && (plain.charAt(0) != '+' || signed.bitLength() < Long.SIZE);
    return fits ? signed : null;
  }

  private static boolean hasDigits(String text, int radix) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.digit(text.charAt(at), radix) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static int radix(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return 10;
    }
    return switch (digits.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      default -> 8;
    };
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static Double floating(String text) {
    var word = text.toLowerCase(Locale.ROOT);
    if (word.endsWith(".inf")) {
      return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (word.endsWith(".nan")) {
      return Double.NaN;
    }
    var whole = integer(word.replace("_", ""));
    return whole == null ? Double.valueOf(word.replace("_", "")) : whole.doubleValue();
  }
}
