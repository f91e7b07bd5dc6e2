package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.change.Part.Leaf;
import io.mindscape.slipway.policies.manifest.Quantity;
import io.mindscape.slipway.policies.secrecy.Secrecy;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes leaves of values: what they are, and how they read. */
final class Leaves {

  private static final Set<String> OF_QUANTITIES =
      Set.of("requests", "limits", "capacity", "hard", "allocatable", "overhead");
  private static final Set<String> QUANTITIES =
      Set.of("storage", "sizeLimit", "averageValue", "divisor");
  private static final Pattern READS_OTHERWISE =
      Pattern.compile(
          "|~|null|true|false|yes|no|on|off|[-+]?([0-9]++(\\.[0-9]++)?+|\\.[0-9]++)([eE][-+]?[0-9]++)?",
          Pattern.CASE_INSENSITIVE);

  private Leaves() {}

  /** Whether what stands under a key, below another, is an amount. */
  static boolean isQuantity(String above, String key) {
    return OF_QUANTITIES.contains(above) || QUANTITIES.contains(key);
  }

  static Leaf hidden(Scalar scalar) {
    return new Leaf(Secrecy.fingerprint(scalar.text()), ObjectChange.NOT_SHOWN, true);
  }

  static Leaf of(Scalar scalar, boolean isQuantity) {
    var shown =
        scalar.type() == Scalar.Type.STRING && READS_OTHERWISE.matcher(scalar.text()).matches()
            ? "\"" + scalar.text() + "\""
            : scalar.text();
    return new Leaf(identity(scalar.text(), scalar.value(), isQuantity), shown, false);
  }

  /** Of a value that nobody wrote. */
  static Leaf of(Object value, boolean isQuantity) {
    var text = value.toString();
    return new Leaf(identity(text, value, isQuantity), text, false);
  }

  private static Object identity(String text, @Nullable Object value, boolean isQuantity) {
    if (isQuantity) {
      try {
        return Quantity.parse(text);
      } catch (Refused notAQuantity) {
        return text;
      }
    }
    return value == null ? "" : value;
  }
}
