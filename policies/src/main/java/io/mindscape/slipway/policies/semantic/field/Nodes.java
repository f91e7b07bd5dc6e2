package io.mindscape.slipway.policies.semantic.field;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes of what no file holds. */
final class Nodes {

  private Nodes() {}

  /**
   * What {@link Field#as} takes, with everything at one place but the fields, which have theirs.
   */
  static @Nullable YamlNode of(@Nullable Object value, Place place) {
    return switch (value) {
      case null -> null;
      case Field field -> field.node();
      case String text -> new Scalar(place, text, Scalar.Type.STRING, text);
      case Boolean flag -> new Scalar(place, flag.toString(), Scalar.Type.BOOLEAN, flag);
      case Double number -> new Scalar(place, number.toString(), Scalar.Type.FLOAT, number);
      case Number number ->
          new Scalar(place, number.toString(), Scalar.Type.INTEGER, number.longValue());
      case List<?> items -> list(items, place);
      case Map<?, ?> entries -> map(entries, place);
      default -> throw new IllegalArgumentException("no node: " + value.getClass());
    };
  }

  private static YamlNode list(List<?> items, Place place) {
    List<YamlNode> nodes = new ArrayList<>();
    for (var item : items) {
      var node = of(item, place);
      nodes.add(node == null ? new Scalar(place, "null", Scalar.Type.NULL, null) : node);
    }
    return new YamlNode.Sequence(place, nodes);
  }

  private static YamlNode map(Map<?, ?> entries, Place place) {
    List<YamlNode.Entry> nodes = new ArrayList<>();
    entries.forEach(
        (key, value) -> {
          var node = of(value, place);
          if (node != null) {
            var stands = value instanceof Field field ? field.place() : place;
            nodes.add(new YamlNode.Entry(stands, (String) key, node));
          }
        });
    return new YamlNode.Mapping(place, nodes);
  }
}
