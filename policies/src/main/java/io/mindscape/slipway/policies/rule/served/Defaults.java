package io.mindscape.slipway.policies.rule.served;

import io.mindscape.slipway.policies.rule.cel.value.TypedMap;

/**
 * What the API server fills in before policies see an object: the defaults of its kind, and what
 * its strategies and admission plugins add that can be known beforehand.
 */
@FunctionalInterface
public interface Defaults {

  /** Fills in {@code object}, which is of a built-in kind. */
  void fill(String apiVersion, String kind, TypedMap object);
}
