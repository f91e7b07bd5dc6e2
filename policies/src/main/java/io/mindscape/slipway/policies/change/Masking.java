package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.Part.Fields;
import io.mindscape.slipway.policies.change.Part.Items;
import io.mindscape.slipway.policies.change.Part.Leaf;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.rule.served.Served;
import io.mindscape.slipway.policies.secrecy.Secrecy;
import io.mindscape.slipway.policies.secrecy.SecretScalars;
import io.mindscape.slipway.policies.secrecy.Secrets;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes comparable parts of an object, with every secret replaced by a fingerprint. */
final class Masking {

  /** What a controller reports, and what every object gets, is no part of what somebody wrote. */
  private static final Set<String> NOT_FILLED = Set.of("metadata", "status");

  private final Secrets known;
  private final Set<Scalar> secrets;

  private Masking(Manifest manifest, Secrets known) {
    this.known = known;
    this.secrets = SecretScalars.in(manifest);
  }

  /** As it is written. */
  static Fields of(Manifest manifest, Secrets known) {
    return new Masking(manifest, known).root(manifest, Map.of());
  }

  /** As it is written, and what the server adds; what adds nothing is left out. */
  static Fields filled(Manifest manifest, Secrets known) {
    var served = Served.builtIn().object(manifest, manifest.root(), "");
    return new Masking(manifest, known).root(manifest, served);
  }

  private Fields root(Manifest manifest, Map<?, ?> served) {
    Map<String, Part> fields = new LinkedHashMap<>();
    for (var entry : manifest.root().entries()) {
      if (!entry.key().equals("status") && !isNothing(entry.value())) {
        var below = NOT_FILLED.contains(entry.key()) ? null : served.get(entry.key());
        fields.put(entry.key(), part("", entry.key(), entry.value(), below));
      }
    }
    Map<String, Part> defaults = new LinkedHashMap<>();
    served.forEach(
        (key, value) -> {
          var name = String.valueOf(key);
          if (!NOT_FILLED.contains(name) && manifest.root().get(name) == null) {
            add(defaults, "", name, value);
          }
        });
    return new Fields(fields, defaults);
  }

  private Part part(String above, String key, YamlNode node, @Nullable Object served) {
    return switch (node) {
      case Scalar scalar -> leaf(scalar, Leaves.isQuantity(above, key));
      case Sequence list -> items(key, list.items(), served);
      case Mapping mapping -> fields(key, mapping, served instanceof Map<?, ?> map ? map : null);
    };
  }

  private Items items(String key, List<YamlNode> nodes, @Nullable Object served) {
    var beside = served instanceof List<?> list && list.size() == nodes.size() ? list : List.of();
    var items = new java.util.ArrayList<Part>();
    for (int at = 0; at < nodes.size(); at++) {
      items.add(part(key, key, nodes.get(at), beside.isEmpty() ? null : beside.get(at)));
    }
    return new Items(items);
  }

  private Fields fields(String key, Mapping mapping, @Nullable Map<?, ?> served) {
    Map<String, Part> fields = new LinkedHashMap<>();
    for (var entry : mapping.entries()) {
      if (!isNothing(entry.value()) && !saysNothing(entry, served)) {
        var below = served == null ? null : served.get(entry.key());
        fields.put(entry.key(), part(key, entry.key(), entry.value(), below));
      }
    }
    return new Fields(fields, served == null ? Map.of() : defaults(key, fields, served));
  }

  private static Map<String, Part> defaults(
      String key, Map<String, Part> fields, Map<?, ?> served) {
    Map<String, Part> defaults = new LinkedHashMap<>();
    served.forEach(
        (name, value) -> {
          if (!fields.containsKey(String.valueOf(name))) {
            add(defaults, key, String.valueOf(name), value);
          }
        });
    return defaults;
  }

  private Leaf leaf(Scalar scalar, boolean isQuantity) {
    return secrets.contains(scalar)
            || Secrecy.holdsSecret(scalar.text())
            || known.isIn(scalar.text())
        ? Leaves.hidden(scalar)
        : Leaves.of(scalar, isQuantity);
  }

  /** An empty value that the server drops is as good as none. */
  private static boolean saysNothing(Entry entry, @Nullable Map<?, ?> served) {
    return served != null
        && !served.containsKey(entry.key())
        && switch (entry.value()) {
          case Scalar scalar ->
              Boolean.FALSE.equals(scalar.value())
                  || Long.valueOf(0).equals(scalar.value())
                  || scalar.text().isEmpty();
          case Sequence list -> list.items().isEmpty();
          case Mapping mapping -> mapping.entries().isEmpty();
        };
  }

  private static void add(
      Map<String, Part> parts, String above, String key, @Nullable Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        Map<String, Part> fields = new LinkedHashMap<>();
        map.forEach((name, inner) -> add(fields, key, String.valueOf(name), inner));
        parts.put(key, new Fields(fields, Map.of()));
      }
      case List<?> list -> {
        Map<String, Part> items = new LinkedHashMap<>();
        for (int at = 0; at < list.size(); at++) {
          add(items, key, String.valueOf(at), list.get(at));
        }
        parts.put(key, new Items(List.copyOf(items.values())));
      }
      case String text -> parts.put(key, Leaves.of(text, Leaves.isQuantity(above, key)));
      case Long number -> parts.put(key, Leaves.of(number, Leaves.isQuantity(above, key)));
      case Double number -> parts.put(key, Leaves.of(number, false));
      case Boolean yes -> parts.put(key, Leaves.of(yes, false));
      case null, default -> {
        // Nothing, or what no default is.
      }
    }
  }

  private static boolean isNothing(YamlNode node) {
    return node instanceof Scalar scalar && scalar.type() == Scalar.Type.NULL;
  }
}
