package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses objects by their labels; one without demands chooses all.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">Labels</a>
 */
record LabelSelector(List<Demand> demands) {

  static final LabelSelector ALL = new LabelSelector(List.of());

  LabelSelector {
    demands = List.copyOf(demands);
  }

  static LabelSelector of(@Nullable Mapping node) {
    var demands = new ArrayList<Demand>();
    if (node != null) {
      Nodes.map(node.get("matchLabels"))
          .forEach((key, value) -> demands.add(new Demand(key, "In", List.of(value))));
      for (var demand : Nodes.mappings(node.get("matchExpressions"))) {
        demands.add(
            new Demand(
                Nodes.text(demand, "key"),
                Nodes.text(demand, "operator"),
                Nodes.texts(demand.get("values"))));
      }
    }
    return new LabelSelector(demands);
  }

  boolean choosesAll() {
    return demands.isEmpty();
  }

  boolean chooses(Map<String, String> labels) {
    return demands.stream().allMatch(demand -> demand.holds(labels));
  }

  /** A demand on one label. */
  record Demand(String key, String operator, List<String> values) {

    Demand {
      values = List.copyOf(values);
    }

    boolean holds(Map<String, String> labels) {
      var value = labels.get(key);
      return switch (operator) {
        case "In" -> value != null && values.contains(value);
        case "NotIn" -> value == null || !values.contains(value);
        case "Exists" -> value != null;
        case "DoesNotExist" -> value == null;
        default -> false;
      };
    }
  }
}
