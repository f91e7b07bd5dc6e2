package io.mindscape.slipway.policies.semantic.device;

import org.jspecify.annotations.Nullable;

/**
 * Compiles the expressions by which devices are chosen. They see {@code device}, with its driver,
 * attributes and capacity, and answer yes or no.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/">
 *     Dynamic resource allocation</a>
 */
@FunctionalInterface
public interface CelSyntax {

  /** Looks at nothing but whether there is an expression. */
  CelSyntax NONE = expression -> expression.isBlank() ? "an expression has to be there." : null;

  /** What is wrong with an expression, as a sentence after a colon, or null. */
  @Nullable String problem(String expression);
}
