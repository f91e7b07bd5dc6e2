package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A way from a file to a value in it.
 *
 * @param document which document, from 0; those that are empty do not count
 * @param steps keys and positions from the root of the document
 */
public record Way(int document, List<Step> steps) {

  private static final Pattern STEP =
      Pattern.compile("\\.?([^.\\[\\]]+)|\\[([0-9]{1,6})]|\\[([^\\]]+)]");

  public Way {
    steps = List.copyOf(steps);
  }

  /** One step down. */
  public sealed interface Step {
    /** To the value of a key of a mapping. */
    record Key(String name) implements Step {}

    /** To an item of a list, from 0. */
    record Item(int position) implements Step {}
  }

  /** The root of a document. */
  public static Way root(int document) {
    return new Way(document, List.of());
  }

  /** The value of {@code key} below here. */
  public Way key(String key) {
    return plus(new Step.Key(key));
  }

  /** The item at {@code position} below here. */
  public Way item(int position) {
    return plus(new Step.Item(position));
  }

  /**
   * What {@code path} leads to below here.
   *
   * @param path with dots and brackets: {@code spec.containers[0].image}; a key with a dot in it
   *     stands in brackets, {@code labels[app.kubernetes.io/name]}, and so may any other
   */
  public Way below(String path) {
    var way = this;
    var step = STEP.matcher(path);
    while (step.lookingAt()) {
      if (step.group(2) != null) {
        way = way.item(Integer.parseInt(step.group(2)));
      } else {
        way = way.key(step.group(1) == null ? step.group(3) : step.group(1));
      }
      step.region(step.end(), path.length());
    }
    if (step.regionStart() != path.length()) {
      throw new IllegalArgumentException("no path: " + path);
    }
    return way;
  }

  /** The steps of another way, from here. */
  public Way then(Way further) {
    var way = this;
    for (var step : further.steps()) {
      way = way.plus(step);
    }
    return way;
  }

  /** The mapping or list that the last step starts from. */
  public Way parent() {
    return new Way(document, steps.subList(0, steps.size() - 1));
  }

  /** What the way leads to in a document that was read; nothing where it ends before. */
  public Optional<YamlNode> of(YamlNode root) {
    var node = root;
    for (var step : steps) {
      var next =
          switch (step) {
            case Step.Key(var name) ->
                node instanceof YamlNode.Mapping mapping ? mapping.get(name) : null;
            case Step.Item(var position) ->
                node instanceof YamlNode.Sequence list && position < list.items().size()
                    ? list.items().get(position)
                    : null;
          };
      if (next == null) {
        return Optional.empty();
      }
      node = next;
    }
    return Optional.of(node);
  }

  private Way plus(Step step) {
    var more = new ArrayList<>(steps);
    more.add(step);
    return new Way(document, more);
  }

  /** As people write it: {@code spec.containers[0].image}. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var step : steps) {
      switch (step) {
        case Step.Key(var name) -> text.append(text.isEmpty() ? "" : ".").append(name);
        case Step.Item(var position) -> text.append('[').append(position).append(']');
      }
    }
    return text.toString();
  }
}
