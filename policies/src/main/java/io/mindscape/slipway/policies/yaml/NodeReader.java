package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
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

  private static final Resolver IMPLICIT = new Resolver();

  private final String path;
  private final List<Finding> findings;
  private int nodes;
  private int depth;

  NodeReader(String path, List<Finding> findings) {
    this.path = path;
    this.findings = findings;
  }

  /** The document below {@code root}, or null where it is a bomb, and then a finding says so. */
  @Nullable YamlNode read(@Nullable Node root) {
    nodes = 0;
    depth = 0;
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
              YamlReader.place(path, root.getStartMark())));
      return null;
    }
  }

  private YamlNode node(Node node) {
    if (++nodes > MAX_NODES || depth > YamlReader.MAX_DEPTH) {
      throw new Bomb();
    }
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
                  "\"<<\" merges a mapping, and \"%s\" is none.".formatted(scalar.text()),
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
    return YamlReader.place(path, node.getStartMark());
  }

  /** Thrown through the recursion, caught at its root. */
  private static final class Bomb extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Bomb() {
      super("too large", null, false, false);
    }
  }
}
