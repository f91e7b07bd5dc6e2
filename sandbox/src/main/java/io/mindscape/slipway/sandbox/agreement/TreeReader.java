package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Entry;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import io.mindscape.slipway.sandbox.agreement.Tree.Scalar;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the bench's own files: seeds and values. */
final class TreeReader {

  private TreeReader() {}

  /**
   * The documents of {@code text}; empty ones are left out.
   *
   * @throws org.yaml.snakeyaml.error.YAMLException if it is no YAML
   */
  static List<Tree> documents(String text) {
    var trees = new ArrayList<Tree>();
    for (var node : nodes(text)) {
      var tree = tree(node);
      if (!(tree instanceof Scalar scalar && scalar.isNull())) {
        trees.add(tree);
      }
    }
    return trees;
  }

  /** The first document, whatever comes after it; empty if it is no YAML. */
  static Optional<Tree> first(String text) {
    try {
      var nodes = nodes(text).iterator();
      return nodes.hasNext() ? Optional.of(tree(nodes.next())) : Optional.empty();
    } catch (YAMLException | ClassCastException unreadable) {
      return Optional.empty();
    }
  }

  private static Iterable<Node> nodes(String text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    return new Yaml(options).composeAll(new StringReader(text));
  }

  private static Tree tree(Node node) {
    return switch (node) {
      case ScalarNode scalar ->
          scalar.isPlain() ? Tree.plain(scalar.getValue()) : Tree.quoted(scalar.getValue());
      case SequenceNode list -> new Items(list.getValue().stream().map(TreeReader::tree).toList());
      case MappingNode mapping ->
          new Branch(
              mapping.getValue().stream()
                  .map(
                      tuple ->
                          new Entry(
                              ((ScalarNode) tuple.getKeyNode()).getValue(),
                              tree(tuple.getValueNode())))
                  .toList());
      default -> throw new IllegalArgumentException("no such YAML node: " + node.getNodeId());
    };
  }
}
