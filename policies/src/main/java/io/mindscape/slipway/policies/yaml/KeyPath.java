package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A way through a document, such as {@code spec.containers[0].image}.
 *
 * @param steps keys as {@code String}, positions in lists as {@code Integer}
 */
record KeyPath(List<Object> steps, String text) {

  private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[([0-9]{1,6})]");

  KeyPath {
    steps = List.copyOf(steps);
  }

  static KeyPath parse(String text) {
    var steps = new ArrayList<Object>();
    var step = STEP.matcher(text);
    while (step.lookingAt()) {
      steps.add(step.group(1) == null ? (Object) Integer.valueOf(step.group(2)) : step.group(1));
      step.region(step.end(), text.length());
    }
    if (step.regionStart() != text.length() || steps.isEmpty()) {
      throw new Refused(
          "\"%s\" is no key: write it with dots, such as image.tag or spec.containers[0].image"
              .formatted(text));
    }
    return new KeyPath(steps, text);
  }

  /** The node that it leads to. */
  Node in(Node root, SourceFile file) {
    var node = root;
    for (var step : steps) {
      node = next(node, step, file);
    }
    return node;
  }

  private Node next(Node node, Object step, SourceFile file) {
    if (step instanceof Integer position
        && node instanceof SequenceNode list
        && position < list.getValue().size()) {
      return list.getValue().get(position);
    }
    if (step instanceof String key && node instanceof MappingNode mapping) {
      for (var tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
          return tuple.getValueNode();
        }
      }
    }
    throw new Refused(
        "%s:%d: there is no \"%s\" here, on the way to \"%s\"; add it, or correct the key."
            .formatted(file.path(), node.getStartMark().getLine() + 1, step, text));
  }

  @Override
  public String toString() {
    return text;
  }
}
