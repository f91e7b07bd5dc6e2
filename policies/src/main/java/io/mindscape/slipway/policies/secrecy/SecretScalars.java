package io.mindscape.slipway.policies.secrecy;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the values of a YAML tree that are secrets by where they stand: all that a Secret holds,
 * and what stands under a name that speaks of secrets. What a text itself gives away is not looked
 * for here: see {@link Secrecy#holdsSecret}.
 */
public final class SecretScalars {

  /** All else that stands in a Secret is hidden, for names may be misspelt. */
  private static final Set<String> SHOWN = Set.of("apiVersion", "kind", "metadata", "type");

  private final Map<String, Boolean> fields = new HashMap<>();
  private final Consumer<Scalar> found;

  private SecretScalars(Consumer<Scalar> found) {
    this.found = found;
  }

  /** Those of an object, compared by identity. */
  public static Set<Scalar> in(Manifest object) {
    Set<Scalar> secrets = Collections.newSetFromMap(new IdentityHashMap<>());
    of(secrets::add).object(object.root());
    return secrets;
  }

  /** Gives each that it finds to {@code found}; for many trees. */
  static SecretScalars of(Consumer<Scalar> found) {
    return new SecretScalars(found);
  }

  /** Looks through an object, or any other tree. */
  void object(Mapping root) {
    boolean isSecret = root.get("kind") instanceof Scalar kind && kind.text().equals("Secret");
    for (var entry : root.entries()) {
      entry(entry.key(), entry.value(), isSecret && !SHOWN.contains(entry.key()), false);
    }
  }

  private void node(YamlNode node, boolean hide) {
    switch (node) {
      case Scalar scalar -> {
        if (hide) {
          found.accept(scalar);
        }
      }
      case Sequence list -> items(list.items(), hide);
      case Mapping mapping -> {
        boolean isVariable =
            mapping.get("name") instanceof Scalar name && Secrecy.isSecretVariable(name.text());
        mapping.entries().forEach(entry -> entry(entry.key(), entry.value(), hide, isVariable));
      }
    }
  }

  private void entry(String key, YamlNode value, boolean hide, boolean isVariable) {
    boolean hidden =
        hide
            || (isVariable && key.equals("value"))
            || switch (value) {
              case Scalar scalar -> isSecret(key, scalar);
              case Sequence list ->
                  Secrecy.isListOfSecrets(key)
                      && list.items().stream().allMatch(Scalar.class::isInstance);
              case Mapping mapping -> false;
            };
    if (key.equals("literals") && value instanceof Sequence list) {
      list.items().forEach(this::literal);
    }
    node(value, hidden);
  }

  private boolean isSecret(String key, Scalar scalar) {
    return switch (scalar.type()) {
      case STRING -> fields.computeIfAbsent(key, Secrecy::isSecretField);
      case INTEGER, FLOAT -> Secrecy.isPassword(key);
      case BOOLEAN, NULL -> false;
    };
  }

  /** {@code password=…} among what a generator makes a Secret of; other literals are shown. */
  private void literal(YamlNode item) {
    if (item instanceof Scalar scalar
        && scalar.text().indexOf('=') > 0
        && Secrecy.isSecretVariable(scalar.text().substring(0, scalar.text().indexOf('=')))) {
      found.accept(scalar);
    }
  }

  /** What follows {@code --password} in a list of arguments is one too. */
  private void items(List<YamlNode> items, boolean hide) {
    boolean isNext = false;
    for (var item : items) {
      node(item, hide || (isNext && item instanceof Scalar));
      isNext = item instanceof Scalar scalar && Secrecy.isFlag(scalar.text());
    }
  }
}
