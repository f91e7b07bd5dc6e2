package io.mindscape.slipway.policies.yaml;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;

/** SnakeYAML's composer, which builds no more nodes than any manifest has, and then gives up. */
final class BoundedComposer extends Composer implements Iterator<Node> {

  /** In one file, as written. A manifest of 3 MiB has half as many. */
  static final int MAX_NODES = 400_000;

  private int nodes;

  BoundedComposer(String text, LoaderOptions options) {
    super(new ParserImpl(new WholeText(text), options), PlainTags.RESOLVER, options);
  }

  /** Thrown at one node too many. */
  static final class TooManyNodes extends YAMLException {
    private static final long serialVersionUID = 1L;

    private TooManyNodes() {
      super("more than " + MAX_NODES + " values");
    }
  }

  @Override
  public boolean hasNext() {
    return checkNode();
  }

  @Override
  public Node next() {
    if (!checkNode()) {
      throw new NoSuchElementException();
    }
    return getNode();
  }

  @Override
  protected Node composeScalarNode(@Nullable String anchor, List<CommentLine> comments) {
    count();
    return super.composeScalarNode(anchor, comments);
  }

  @Override
  protected Node composeSequenceNode(@Nullable String anchor) {
    count();
    return super.composeSequenceNode(anchor);
  }

  @Override
  protected Node composeMappingNode(@Nullable String anchor) {
    count();
    return super.composeMappingNode(anchor);
  }

  private void count() {
    if (++nodes > MAX_NODES) {
      throw new TooManyNodes();
    }
  }
}
