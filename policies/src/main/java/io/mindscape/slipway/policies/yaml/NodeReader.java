package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Turns SnakeYAML's nodes into ours; tells duplicate keys, and bombs of anchors before they go off.
 */
final class NodeReader {

  /** Nodes in one document once every alias is written out; manifests have some thousands. */
  private static final int MAX_NODES = 200_000;

  /** The same for all documents of a file. */
  private static final int MAX_NODES_OF_FILE = BoundedComposer.MAX_NODES;

  private static final Resolver IMPLICIT = new Resolver();

  private final Marks marks;
  private final List<Finding> findings;
  private final IdentityHashMap<Node, Known> known = new IdentityHashMap<>();
  private int nodes;
  private int nodesBefore;
  private int depth;
  private int deepest;

  NodeReader(Marks marks, List<Finding> findings) {
    this.marks = marks;
    this.findings = findings;
  }

  /** The document below {@code root}, or null where it is a bomb, and then a finding says so. */
  @Nullable YamlNode read(@Nullable Node root) {
    nodesBefore += nodes;
    nodes = 0;
    depth = 0;
    deepest = 0;
    known.clear();
    if (root == null) {
      return null;
    }
    try {
      return node(root);
    } catch (Bomb bomb) {
      findings.add(
          YamlReader.problem(
              "yaml/anchor-bomb",
              "With its aliases written out this document is larger or deeper than anything that"
                  + " Kubernetes takes. Write it without anchors.",
              marks.place(root.getStartMark())));
      return null;
    }
  }

  /** Whether so much has been read of this file that nothing more will be. */
  boolean isSpent() {
    return nodesBefore + nodes > MAX_NODES_OF_FILE;
  }

  /**
   * What has an anchor is read once; each alias counts for all that it stands for.
   *
   * @param nodes how many those are
   * @param height how deep they go
   */
  private record Known(YamlNode node, int nodes, int height) {}

  private YamlNode node(Node node) {
    if (node.getAnchor() == null) {
      return anew(node);
    }
    var seen = known.get(node);
    if (seen != null) {
      count(seen.nodes(), depth + seen.height());
      return seen.node();
    }
    int nodesAbove = nodes;
    int deepestAbove = deepest;
    deepest = depth;
    var read = anew(node);
    known.put(node, new Known(read, nodes - nodesAbove, deepest - depth));
    deepest = Math.max(deepest, deepestAbove);
    return read;
  }

  private void count(int more, int downTo) {
    nodes += more;
    deepest = Math.max(deepest, downTo);
    if (nodes > MAX_NODES || isSpent() || downTo > YamlReader.MAX_DEPTH) {
      throw new Bomb();
    }
  }

  private YamlNode anew(Node node) {
    count(1, depth);
    depth++;
    var read =
        switch (node) {
          case ScalarNode scalar -> scalar(scalar);
          case SequenceNode sequence ->
              new Sequence(place(node), sequence.getValue().stream().map(this::node).toList());
          case MappingNode mapping -> mapping(mapping);
          default -> throw new IllegalStateException("no such YAML node: " + node.getNodeId());
        };
    depth--;
    return read;
  }

  private Scalar scalar(ScalarNode node) {
    var type = isText(node) ? Scalar.Type.STRING : Scalars.type(node.getValue(), node.getTag());
    return new Scalar(place(node), node.getValue(), type, Scalars.value(node.getValue(), type));
  }

  /** Whether it is quoted, or said to be text ({@code !!str 1}) where it would read otherwise. */
  private static boolean isText(ScalarNode node) {
    return node.getTag().equals(Tag.STR)
        && (!node.isPlain()
            || !IMPLICIT.resolve(NodeId.scalar, node.getValue(), true).equals(Tag.STR));
  }

  private Mapping mapping(MappingNode node) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Map<String, Entry> seen = new HashMap<>();
    List<Node> merged = new ArrayList<>();
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
        merged.add(tuple.getValueNode());
      } else {
        keep(entries, seen, tuple);
      }
    }
    var shadowed = new ArrayList<Entry>();
    merged.forEach(source -> merge(entries, source, shadowed));
    return new Mapping(place(node), List.copyOf(entries.values()), shadowed);
  }

  private void keep(Map<String, Entry> entries, Map<String, Entry> seen, NodeTuple tuple) {
    var key = tuple.getKeyNode();
    var name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
    var json = key instanceof ScalarNode scalar ? jsonKey(scalar) : null;
    if (json == null) {
      findings.add(
          YamlReader.problem(
              "yaml/key", "A key has to be a word, not nothing, a list or a mapping.", place(key)));
    }
    var entry = new Entry(place(key), name, json == null ? name : json, node(tuple.getValueNode()));
    entries.put(entry.jsonKey(), entry);
    var first = seen.put(identity(key, entry), entry);
    if (first != null) {
      findings.add(
          YamlReader.problem(
              "yaml/duplicate-key",
              "The key \"%s\" stands here for the second time; the first is on line %d. Keep one."
                  .formatted(name, first.place().line()),
              entry.place()));
    }
  }

  /** What makes two keys the same: to the server {@code true} and {@code "true"} are two. */
  private static String identity(Node key, Entry entry) {
    boolean isPlain = key instanceof ScalarNode scalar && !isText(scalar);
    return isPlain
        ? Scalars.type(entry.key(), key.getTag()) + " " + entry.jsonKey()
        : Scalar.Type.STRING + " " + entry.jsonKey();
  }

  private static @Nullable String jsonKey(ScalarNode key) {
    return isText(key) || key.getTag().getValue().startsWith("!")
        ? key.getValue()
        : Scalars.key(key.getValue());
  }

  /** What is merged gives way to what is written, and the first of several wins. */
  private void merge(Map<String, Entry> entries, Node source, List<Entry> shadowed) {
    switch (node(source)) {
      case Mapping mapping -> merge(entries, mapping, shadowed);
      case Sequence sequence -> {
        for (var item : sequence.items()) {
          if (item instanceof Mapping mapping) {
            merge(entries, mapping, shadowed);
          }
        }
      }
      case Scalar scalar ->
          findings.add(
              YamlReader.problem(
                  "yaml/merge",
                  // The value is not told: it may be a secret.
                  "\"<<\" merges a mapping, not a single value.",
                  scalar.place()));
    }
  }

  private static void merge(Map<String, Entry> entries, Mapping from, List<Entry> shadowed) {
    for (var entry : from.entries()) {
      var written = entries.putIfAbsent(entry.jsonKey(), entry);
      if (written != null) {
        shadowed.add(written);
      }
    }
  }

  private Place place(Node node) {
    return marks.place(node.getStartMark());
  }

  /** Thrown through the recursion, caught at its root. */
  private static final class Bomb extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Bomb() {
      super("too large", null, false, false);
    }
  }
}
