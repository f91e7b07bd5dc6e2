package io.mindscape.slipway.policies.reference;

/** Knows what comes from outside of the repository. */
@FunctionalInterface
public interface Elsewhere {

  /**
   * Whether somebody else has such an object.
   *
   * @param kind such as {@code Secret}; {@code Pod} for pods that others make
   * @param name empty for any
   */
  boolean has(String kind, String namespace, String name);

  /** Everything is in the repository. */
  static Elsewhere nothing() {
    return (kind, namespace, name) -> false;
  }
}
