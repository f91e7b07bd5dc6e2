package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Tag;

/** What a scalar means to Kubernetes, which reads YAML 1.1 as Go's library understands it. */
final class Scalars {

  private static final Set<String> TRUE =
      Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y");
  private static final Set<String> FALSE =
      Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern INTEGER =
      Pattern.compile("[-+]?(0b[01_]+|0x[0-9a-fA-F_]+|0o?[0-7_]*|[1-9][0-9_]*)");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9][0-9_]*(\\.[0-9_]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  private Scalars() {}

  /** The type of a plain scalar, or of one with an explicit tag. */
  static Scalar.Type type(String text, Tag tag) {
    if (tag.equals(Tag.BOOL) && !TRUE.contains(text) && !FALSE.contains(text)) {
      return Scalar.Type.STRING;
    }
    if (NULL.contains(text)) {
      return Scalar.Type.NULL;
    }
    // Go's library takes y and n for words, and so do we.
    if (text.length() > 1 && (TRUE.contains(text) || FALSE.contains(text))) {
      return Scalar.Type.BOOLEAN;
    }
    if (INTEGER.matcher(text).matches()) {
      return integer(text) == null ? Scalar.Type.FLOAT : Scalar.Type.INTEGER;
    }
    if (FLOAT.matcher(text).matches() || NOT_FINITE.matcher(text).matches()) {
      return Scalar.Type.FLOAT;
    }
    return Scalar.Type.STRING;
  }

  static @Nullable Object value(String text, Scalar.Type type) {
    return switch (type) {
      case STRING -> text;
      case NULL -> null;
      case BOOLEAN -> TRUE.contains(text);
      case INTEGER -> integer(text);
      case FLOAT -> floating(text);
    };
  }

  private static @Nullable Long integer(String text) {
    var digits = text.replace("_", "");
    boolean negative = digits.startsWith("-");
    if (negative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    int radix = 10;
    if (digits.startsWith("0x")) {
      radix = 16;
      digits = digits.substring(2);
    } else if (digits.startsWith("0b")) {
      radix = 2;
      digits = digits.substring(2);
    } else if (digits.startsWith("0o")) {
      radix = 8;
      digits = digits.substring(2);
    } else if (digits.length() > 1 && digits.startsWith("0")) {
      radix = 8;
    }
    if (digits.isEmpty()) {
      return null;
    }
    var number = new BigInteger(digits, radix);
    var signed = negative ? number.negate() : number;
    return signed.bitLength() < Long.SIZE ? signed.longValue() : null;
  }

  private static Double floating(String text) {
    var word = text.toLowerCase(java.util.Locale.ROOT);
    if (word.endsWith(".inf")) {
      return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (word.endsWith(".nan")) {
      return Double.NaN;
    }
    return Double.valueOf(word.replace("_", ""));
  }
}
