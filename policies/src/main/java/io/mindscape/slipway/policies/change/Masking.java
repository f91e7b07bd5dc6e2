package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.change.Part.Fields;
import io.mindscape.slipway.policies.change.Part.Items;
import io.mindscape.slipway.policies.change.Part.Leaf;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Quantity;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes comparable parts of an object, with every secret replaced by a fingerprint. */
final class Masking {

  private static final Set<String> OF_QUANTITIES =
      Set.of("requests", "limits", "capacity", "hard", "allocatable", "overhead");
  private static final Set<String> QUANTITIES =
      Set.of("storage", "sizeLimit", "averageValue", "divisor");
  private static final Pattern READS_OTHERWISE =
      Pattern.compile(
          "|~|null|true|false|yes|no|on|off|[-+]?([0-9]++(\\.[0-9]++)?+|\\.[0-9]++)([eE][-+]?[0-9]++)?",
          Pattern.CASE_INSENSITIVE);

  private final boolean isSecret;

  private Masking(boolean isSecret) {
    this.isSecret = isSecret;
  }

  static Fields of(Manifest manifest) {
    var masking = new Masking(manifest.text("kind").equals("Secret"));
    Map<String, Part> fields = new LinkedHashMap<>();
    for (var entry : manifest.root().entries()) {
      // What a controller reports is no part of what somebody wrote.
      if (!entry.key().equals("status") && !isNothing(entry.value())) {
        fields.put(
            entry.key(), masking.part(entry.key(), entry.value(), masking.hides(entry.key())));
      }
    }
    return new Fields(fields);
  }

  private boolean hides(String rootKey) {
    return isSecret && (rootKey.equals("data") || rootKey.equals("stringData"));
  }

  private Part part(String key, YamlNode node, boolean hide) {
    return switch (node) {
      case Scalar scalar -> leaf(scalar, hide, QUANTITIES.contains(key));
      case Sequence list ->
          new Items(list.items().stream().map(item -> part(key, item, hide)).toList());
      case Mapping mapping -> fields(key, mapping, hide);
    };
  }

  private Fields fields(String key, Mapping mapping, boolean hide) {
    boolean isVariable =
        mapping.get("name") instanceof Scalar name && Secrecy.isSecretVariable(name.text());
    Map<String, Part> fields = new LinkedHashMap<>();
    for (var entry : mapping.entries()) {
      if (isNothing(entry.value())) {
        continue;
      }
      boolean hidden =
          hide
              || (isVariable && entry.key().equals("value"))
              || (entry.value() instanceof Scalar scalar
                  && scalar.type() == Scalar.Type.STRING
                  && Secrecy.isSecretField(entry.key()));
      fields.put(
          entry.key(),
          OF_QUANTITIES.contains(key) && entry.value() instanceof Scalar amount
              ? leaf(amount, hidden, true)
              : part(entry.key(), entry.value(), hidden));
    }
    return new Fields(fields);
  }

  private static Leaf leaf(Scalar scalar, boolean hide, boolean isQuantity) {
    if (hide || Secrecy.holdsSecret(scalar.text())) {
      return new Leaf(Secrecy.fingerprint(scalar.text()), ObjectChange.NOT_SHOWN, true);
    }
    return new Leaf(identity(scalar, isQuantity), shown(scalar), false);
  }

  private static Object identity(Scalar scalar, boolean isQuantity) {
    if (isQuantity) {
      try {
        return Quantity.parse(scalar.text());
      } catch (Refused notAQuantity) {
        return scalar.text();
      }
    }
    var value = scalar.value();
    return value == null ? "" : value;
  }

  private static String shown(Scalar scalar) {
    return scalar.type() == Scalar.Type.STRING && READS_OTHERWISE.matcher(scalar.text()).matches()
        ? "\"" + scalar.text() + "\""
        : scalar.text();
  }

  private static boolean isNothing(YamlNode node) {
    return node instanceof Scalar scalar && scalar.type() == Scalar.Type.NULL;
  }
}
