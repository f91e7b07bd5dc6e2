package io.mindscape.slipway.policies.yaml;

/**
 * How much {@link DirectReader} reads: less than SnakeYAML may read, so that a text over its limits
 * comes before it.
 */
final class Bounds {

  private static final int MAX_NODES = 150_000;
  private static final int MAX_DEPTH = YamlReader.MAX_DEPTH / 2;

  private int nodes;
  private int depth;

  /** Begins a collection. */
  void enter() {
    count();
    if (++depth > MAX_DEPTH) {
      throw new Unsure();
    }
  }

  /** Ends it. */
  void leave() {
    depth--;
  }

  /** Counts a scalar or a key. */
  void count() {
    if (++nodes > MAX_NODES) {
      throw new Unsure();
    }
  }
}
