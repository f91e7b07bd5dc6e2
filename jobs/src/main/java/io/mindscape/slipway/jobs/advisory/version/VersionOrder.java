package io.mindscape.slipway.jobs.advisory.version;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** How versions are compared where packages come from. */
public enum VersionOrder {
  DEBIAN(DebianVersion::parse),
  ALPINE(AlpineVersion::parse),
  SEMANTIC(SemanticVersion::parse);

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

  private final Function<String, Optional<? extends Version>> reader;

  VersionOrder(Function<String, Optional<? extends Version>> reader) {
    this.reader = reader;
  }

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
    var left = reader.apply(one);
    var right = reader.apply(other);
    return left.isPresent() && right.isPresent()
        ? OptionalInt.of(left.get().order(right.get()))
        : OptionalInt.empty();
  }

  /** A version that was read. */
  sealed interface Version permits DebianVersion, AlpineVersion, SemanticVersion {
    /**
     * @param other of the same kind
     */
    int order(Version other);
  }
}
