package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ways through YAML, be it marked or not. */
final class Nodes {

  private Nodes() {}

  /** The node at the end of a way, or null. */
  static @Nullable YamlNode at(@Nullable YamlNode root, List<Step> way) {
    var node = root;
    for (var step : way) {
      node =
          switch (step) {
            case Step.Key(var key) -> value(node, key);
            case Step.Item item -> item(node, item);
          };
    }
    return node;
  }

  private static @Nullable YamlNode value(@Nullable YamlNode node, String key) {
    var entry = entry(node, key);
    return entry == null ? null : entry.value();
  }

  /** The entry of a key; null where there is none. */
  static @Nullable Entry entry(@Nullable YamlNode node, String key) {
    if (node instanceof Mapping mapping) {
      for (var entry : mapping.entries()) {
        if (entry.key().equals(key) || Mark.without(entry.key()).equals(key)) {
          return entry;
        }
      }
    }
    return null;
  }

  /** The item in that position, unless the list has become another; then the one of that name. */
  private static @Nullable YamlNode item(@Nullable YamlNode node, Step.Item step) {
    if (!(node instanceof Sequence list)) {
      return null;
    }
    if (list.items().size() == step.of()) {
      return list.items().get(step.at());
    }
    return list.items().stream()
        .filter(item -> !step.name().isEmpty() && Mark.without(name(item)).equals(step.name()))
        .findFirst()
        .orElse(null);
  }

  static String name(YamlNode item) {
    return text(item, "name");
  }

  /** The scalar under a key, or the empty string. */
  static String text(YamlNode node, String key) {
    return node instanceof Mapping mapping && mapping.get(key) instanceof Scalar scalar
        ? scalar.text()
        : "";
  }

  /** The items of the list under a key; none where there is no such list. */
  static List<YamlNode> items(YamlNode node, String key) {
    return node instanceof Mapping mapping && mapping.get(key) instanceof Sequence list
        ? list.items()
        : List.of();
  }

  static List<Step> plus(List<Step> way, Step step) {
    var longer = new ArrayList<>(way);
    longer.add(step);
    return List.copyOf(longer);
  }
}
