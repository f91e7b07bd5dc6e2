package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.List;

/** Compares objects. */
public final class Changes {

  private Changes() {}

  /**
   * What turns {@code base} into {@code head}, in the order of {@code head}, removals last. Equal
   * quantities, key order and comments are no change.
   */
  public static List<ObjectChange> between(List<Manifest> base, List<Manifest> head) {
    throw new UnsupportedOperationException("being built: " + base + head);
  }

  /**
   * What the change does to what runs, in words: {@code restarts 3 pods of mindscape-api}. One
   * sentence each, none where nothing is to be said.
   */
  public static List<String> consequences(List<Manifest> base, List<Manifest> head) {
    throw new UnsupportedOperationException("being built: " + base + head);
  }
}
