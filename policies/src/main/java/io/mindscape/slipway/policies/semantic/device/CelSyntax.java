package io.mindscape.slipway.policies.semantic.device;

import io.mindscape.slipway.policies.rule.cel.DeviceExpressions;
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

  /** As the API server compiles them. */
  CelSyntax COMPILED =
      expression ->
          expression.isBlank()
              ? "an expression has to be there."
              : DeviceExpressions.problem(expression);

  /** What is wrong with an expression, as a sentence after a colon, or null. */
  @Nullable String problem(String expression);
}
