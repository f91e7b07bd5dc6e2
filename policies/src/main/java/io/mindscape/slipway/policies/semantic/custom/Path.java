package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way through an object. The server writes it in two ways, and both are here. */
final class Path {

  static final Path ROOT = new Path(null, new Step.Property(""));

  private final @Nullable Path parent;
  private final Step step;

  private Path(@Nullable Path parent, Step step) {
    this.parent = parent;
    this.step = step;
  }

  /** One step. */
  sealed interface Step {
    /** To a field that the schema names. */
    record Property(String name) implements Step {}

    /** To the value under a key of a map. */
    record Entry(String key) implements Step {}

    /** To an item of a list. */
    record Item(int at) implements Step {}
  }

  Path property(String name) {
    return new Path(this, new Step.Property(name));
  }

  Path entry(String key) {
    return new Path(this, new Step.Entry(key));
  }

  Path item(int at) {
    return new Path(this, new Step.Item(at));
  }

  /** The steps from the root. */
  List<Step> steps() {
    var steps = new ArrayList<Step>();
    for (var path = this; path.parent != null; path = path.parent) {
      steps.add(0, path.step);
    }
    return steps;
  }

  /** As decoding and value validation write it: {@code spec.limits.cpu}. */
  String dotted() {
    return text(false);
  }

  /** As all else writes it: {@code spec.limits[cpu]}. */
  String bracketed() {
    return text(true);
  }

  private String text(boolean brackets) {
    var text = new StringBuilder();
    for (var each : steps()) {
      switch (each) {
        case Step.Property(var name) -> text.append(text.isEmpty() ? "" : ".").append(name);
        case Step.Entry(var key) when brackets -> text.append('[').append(key).append(']');
        case Step.Entry(var key) -> text.append(text.isEmpty() ? "" : ".").append(key);
        case Step.Item(var at) -> text.append('[').append(at).append(']');
      }
    }
    return text.toString();
  }

  /** The field to which it leads, whether or not something stands there. */
  Field in(Field root) {
    var field = root;
    for (var each : steps()) {
      field =
          switch (each) {
            case Step.Property(var name) -> field.get(name);
            case Step.Entry(var key) -> field.entry(key);
            case Step.Item(var at) -> field.items().get(at);
          };
    }
    return field;
  }

  /** What is written there, or null. */
  @Nullable YamlNode node(Mapping root) {
    @Nullable YamlNode node = root;
    for (var each : steps()) {
      node =
          each instanceof Step.Item(var at)
              ? node instanceof Sequence list && at < list.items().size()
                  ? list.items().get(at)
                  : null
              : node instanceof Mapping mapping ? mapping.get(name(each)) : null;
    }
    return node;
  }

  /** Where it leads to, or, where that is not written, to what is around it. */
  Place in(Mapping root) {
    YamlNode node = root;
    var place = root.place();
    for (var each : steps()) {
      if (each instanceof Step.Item(var at)) {
        if (!(node instanceof Sequence list) || at >= list.items().size()) {
          return place;
        }
        node = list.items().get(at);
        place = node.place();
      } else {
        var entry = node instanceof Mapping mapping ? mapping.entry(name(each)) : null;
        if (entry == null) {
          return place;
        }
        node = entry.value();
        place = node instanceof Scalar ? node.place() : entry.place();
      }
    }
    return place;
  }

  private static String name(Step step) {
    return switch (step) {
      case Step.Property(var name) -> name;
      case Step.Entry(var key) -> key;
      case Step.Item(var at) -> "";
    };
  }
}
