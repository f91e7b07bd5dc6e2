package io.mindscape.slipway.policies.yaml;

/** Reads YAML the way Kubernetes does, keeps positions, and bounds what hostile input can cost. */
public final class YamlReader {

  private YamlReader() {}

  /** Reads every document of {@code file}. Never throws for what a file may hold. */
  public static YamlFile read(SourceFile file) {
    throw new UnsupportedOperationException("being built: " + file);
  }
}
