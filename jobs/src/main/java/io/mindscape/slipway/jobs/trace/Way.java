package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a way of keys and items leads in a document.
 *
 * @param place of the last key or item that is there
 * @param end the node there
 * @param isWhole whether that is the end of the way
 */
record Way(Place place, YamlNode end, boolean isWhole) {

  /** Items are found by their name, and without one by where they stand. */
  static Way along(YamlNode root, List<Step> steps) {
    var place = root.place();
    var node = root;
    for (var step : steps) {
      var next = next(node, step);
      if (next == null) {
        return new Way(place, node, false);
      }
      place = next.place();
      node = next.end();
    }
    return new Way(place, node, true);
  }

  /** The way inside of what a JSON patch operation sets; empty if it sets something else. */
  static Optional<Way> operation(YamlNode operation, List<Step> steps) {
    if (!(operation instanceof Mapping mapping)
        || !(mapping.get("path") instanceof Scalar path)
        || mapping.get("value") == null) {
      return Optional.empty();
    }
    var parts = path.text().replaceFirst("^/", "").split("/", -1);
    if (parts.length > steps.size()) {
      return Optional.empty();
    }
    for (int at = 0; at < parts.length; at++) {
      if (!isSame(parts[at], steps.get(at))) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(mapping.get("value"))
        .map(value -> along(value, steps.subList(parts.length, steps.size())));
  }

  /** Whether a scalar with this text stands there; of what is no scalar, only that it is there. */
  boolean says(@Nullable String text) {
    return text == null || (end instanceof Scalar scalar && scalar.text().equals(text));
  }

  private static boolean isSame(String part, Step step) {
    return switch (step) {
      case Step.Key(var key) -> key.equals(part.replace("~1", "/").replace("~0", "~"));
      case Step.Item item -> part.equals("-") || part.equals(Integer.toString(item.at()));
    };
  }

  private static @Nullable Way next(YamlNode node, Step step) {
    return switch (step) {
      case Step.Key(var key) -> {
        var entry = node instanceof Mapping mapping ? mapping.entry(key) : null;
        yield entry == null ? null : new Way(entry.place(), entry.value(), true);
      }
      case Step.Item item -> node instanceof Sequence list ? item(list.items(), item) : null;
    };
  }

  private static @Nullable Way item(List<YamlNode> items, Step.Item sought) {
    for (var item : items) {
      if (!sought.name().isEmpty()
          && item instanceof Mapping mapping
          && mapping.get("name") instanceof Scalar name
          && name.text().equals(sought.name())) {
        return new Way(item.place(), item, true);
      }
    }
    if (!sought.name().isEmpty() || sought.at() >= items.size()) {
      return null;
    }
    var item = items.get(sought.at());
    return new Way(item.place(), item, true);
  }
}
