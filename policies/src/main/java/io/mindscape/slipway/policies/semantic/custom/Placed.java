package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives values the places at which they are written. What the server has added stands where that
 * stands to which it was added.
 */
final class Placed {

  private Placed() {}

  /** The object as nodes. */
  static Mapping object(Map<String, @Nullable Object> object, Mapping written) {
    return mapping(object, written, written.place());
  }

  private static YamlNode node(@Nullable Object value, @Nullable YamlNode written, Place around) {
    var place = written == null ? around : written.place();
    return switch (value) {
      case null -> new Scalar(place, "null", Scalar.Type.NULL, null);
      case Map<?, ?> map -> mapping(Json.map(map), written, place);
      case List<?> list -> {
        List<YamlNode> items = new ArrayList<>();
        for (var item : Json.list(list)) {
          items.add(node(item, item(written, items.size()), place));
        }
        yield new Sequence(place, items);
      }
      case String text -> new Scalar(place, text, Scalar.Type.STRING, text);
      case Boolean flag -> new Scalar(place, flag.toString(), Scalar.Type.BOOLEAN, flag);
      case Double number -> new Scalar(place, number.toString(), Scalar.Type.FLOAT, number);
      default -> new Scalar(place, value.toString(), Scalar.Type.INTEGER, value);
    };
  }

  private static @Nullable YamlNode item(@Nullable YamlNode written, int at) {
    return written instanceof Sequence list && at < list.items().size()
        ? list.items().get(at)
        : null;
  }

  private static Mapping mapping(
      Map<String, @Nullable Object> map, @Nullable YamlNode written, Place place) {
    List<Entry> entries = new ArrayList<>();
    map.forEach(
        (key, value) -> {
          var entry = written instanceof Mapping mapping ? mapping.entry(key) : null;
          entries.add(
              entry == null
                  ? new Entry(place, key, node(value, null, place))
                  : new Entry(
                      entry.place(), key, node(value, entry.value(), entry.value().place())));
        });
    return new Mapping(place, entries);
  }
}
