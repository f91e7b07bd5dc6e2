package io.mindscape.slipway.policies.rule.cel.library;

import io.mindscape.slipway.policies.rule.cel.value.Opaque;
import java.util.List;
import java.util.function.Function;

/**
 * A format that strings can have.
 *
 * @param problems what is wrong with a string
 * @param regexSize how long a regular expression for it would be; what validating costs
 */
record NamedFormat(String name, Function<String, List<String>> problems, int regexSize)
    implements Opaque {

  @Override
  public String typeName() {
    return "kubernetes.NamedFormat";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamedFormat format && name.equals(format.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
