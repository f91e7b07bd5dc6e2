package io.mindscape.slipway.policies.yaml;

import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Gives plain scalars one tag, whatever they look like: {@link Scalars} says what they are. A
 * resolver of SnakeYAML's tries its patterns on each, which takes a quarter of the time of reading.
 *
 * <p>Never changed once it is made, so threads share it.
 */
final class PlainTags extends Resolver {

  static final Resolver RESOLVER = new PlainTags();

  private static final Tag PLAIN = new Tag("tag:mindscape.io,2026:plain");

  private PlainTags() {}

  @Override
  public Tag resolve(NodeId kind, String value, boolean isPlain) {
    if (kind != NodeId.scalar || !isPlain) {
      return super.resolve(kind, value, isPlain);
    }
    return value.equals("<<") ? Tag.MERGE : PLAIN;
  }
}
