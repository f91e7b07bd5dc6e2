package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;

/** Reads a strategy file. */
public final class StrategyReader {

  private StrategyReader() {}

  /**
   * Reads {@code slipway.yaml}.
   *
   * @throws Refused if anything in it is not understood; the message has {@code file:line} and the
   *     accepted forms
   */
  public static Strategy read(SourceFile file) {
    throw new UnsupportedOperationException("being built: " + file);
  }

  /**
   * The strategy of the reference platform, for a folder that has none: it speaks of objects whose
   * names begin with {@code mindscape-} and of no others.
   */
  public static Strategy reference() {
    throw new UnsupportedOperationException("being built");
  }
}
