package io.mindscape.slipway.jobs.advisory.version;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How versions are compared where packages come from. */
public enum VersionOrder {
  DEBIAN,
  ALPINE,
  SEMANTIC;

  /** By the names that OSV gives to ecosystems, without their release. */
  private static final Map<String, VersionOrder> BY_ECOSYSTEM =
      Map.ofEntries(
          Map.entry("Debian", DEBIAN),
          Map.entry("Ubuntu", DEBIAN),
          Map.entry("Alpine", ALPINE),
          Map.entry("Chainguard", ALPINE),
          Map.entry("Wolfi", ALPINE),
          Map.entry("npm", SEMANTIC),
          Map.entry("Go", SEMANTIC),
          Map.entry("crates.io", SEMANTIC),
          Map.entry("Hex", SEMANTIC),
          Map.entry("Pub", SEMANTIC));

  /**
   * That of an ecosystem; nothing where we do not know its rules.
   *
   * @param ecosystem as OSV writes it, such as {@code Debian:12}
   */
  public static Optional<VersionOrder> of(String ecosystem) {
    int colon = ecosystem.indexOf(':');
    return Optional.ofNullable(
        BY_ECOSYSTEM.get(colon < 0 ? ecosystem : ecosystem.substring(0, colon)));
  }

  /** As {@link java.util.Comparator#compare}; nothing where one of them is no such version. */
  public OptionalInt compare(String one, String other) {
    var left = read(one);
    var right = read(other);
    return left.isPresent() && right.isPresent()
        ? OptionalInt.of(left.get().order(right.get()))
        : OptionalInt.empty();
  }

  private Optional<? extends Version> read(String version) {
    return switch (this) {
      case DEBIAN -> DebianVersion.parse(version);
      case ALPINE -> AlpineVersion.parse(version);
      case SEMANTIC -> SemanticVersion.parse(version);
    };
  }

  /** A version that was read. */
  sealed interface Version permits DebianVersion, AlpineVersion, SemanticVersion {
    /**
     * @param other of the same kind
     */
    int order(Version other);
  }
}
