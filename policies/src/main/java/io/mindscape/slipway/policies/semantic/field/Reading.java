package io.mindscape.slipway.policies.semantic.field;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.manifest.Quantity;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads nodes as Go has them once they are decoded: what is no number is zero, and so on. */
final class Reading {

  private static final Pattern UNSIGNED = Pattern.compile("[0-9]{1,20}");

  private Reading() {}

  static boolean isEmpty(@Nullable YamlNode node) {
    return switch (node) {
      case null -> true;
      case Scalar scalar ->
          scalar.type() == Scalar.Type.NULL
              || (scalar.type() == Scalar.Type.STRING && scalar.text().isEmpty());
      case Sequence list -> list.items().isEmpty();
      case Mapping mapping -> mapping.entries().isEmpty();
    };
  }

  static long number(@Nullable YamlNode node, long otherwise) {
    if (!(node instanceof Scalar scalar)) {
      return otherwise;
    }
    return switch (scalar.value()) {
      case Long whole -> whole;
      case Double number -> number.longValue();
      case null, default -> otherwise;
    };
  }

  static double fraction(@Nullable YamlNode node) {
    return (node instanceof Scalar scalar && scalar.value() instanceof Number number)
        ? number.doubleValue()
        : 0;
  }

  static boolean flag(@Nullable YamlNode node, boolean otherwise) {
    return (node instanceof Scalar scalar && scalar.value() instanceof Boolean flag)
        ? flag
        : otherwise;
  }

  static Quantity quantity(@Nullable YamlNode node) {
    if (!(node instanceof Scalar scalar)) {
      return new Quantity(BigDecimal.ZERO);
    }
    try {
      return switch (scalar.value()) {
        case Long whole -> new Quantity(BigDecimal.valueOf(whole));
        case Double number when Double.isFinite(number) -> new Quantity(exact(scalar, number));
        case String text -> Quantity.parse(text);
        case null, default -> new Quantity(BigDecimal.ZERO);
      };
    } catch (Refused notAQuantity) {
      return new Quantity(BigDecimal.ZERO);
    }
  }

  /** Up to 64 bits, the server keeps each digit of a number that has no fraction. */
  private static BigDecimal exact(Scalar scalar, double number) {
    return UNSIGNED.matcher(scalar.text()).matches()
            && new BigInteger(scalar.text()).bitLength() <= Long.SIZE
        ? new BigDecimal(scalar.text())
        : BigDecimal.valueOf(number);
  }

  /** What base64 stands for; a list of numbers is as many bytes. */
  static byte[] bytes(@Nullable YamlNode node) {
    if (node instanceof Sequence list) {
      return new byte[list.items().size()];
    }
    try {
      return node instanceof Scalar scalar && scalar.type() == Scalar.Type.STRING
          ? Base64.getMimeDecoder().decode(scalar.text())
          : new byte[0];
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }
}
