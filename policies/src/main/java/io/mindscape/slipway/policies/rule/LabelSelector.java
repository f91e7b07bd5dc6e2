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
public record LabelSelector(List<Demand> demands) {

  static final LabelSelector ALL = new LabelSelector(List.of());

  public LabelSelector {
    demands = List.copyOf(demands);
  }

  /** As {@code matchLabels} and {@code matchExpressions} tell; null chooses all. */
  public static LabelSelector of(@Nullable Mapping node) {
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

  /** What has these labels, as a Service chooses its pods. */
  public static LabelSelector having(Map<String, String> labels) {
    return new LabelSelector(
        labels.entrySet().stream()
            .map(label -> new Demand(label.getKey(), "In", List.of(label.getValue())))
            .toList());
  }

  /** Whether there is no demand. */
  public boolean choosesAll() {
    return demands.isEmpty();
  }

  /** Whether labels fulfil every demand. */
  public boolean chooses(Map<String, String> labels) {
    return demands.stream().allMatch(demand -> demand.holds(labels));
  }

  /**
   * A demand on one label.
   *
   * @param operator {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}
   */
  public record Demand(String key, String operator, List<String> values) {

    public Demand {
      values = List.copyOf(values);
    }

    /** Whether labels fulfil it. */
    public boolean holds(Map<String, String> labels) {
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
