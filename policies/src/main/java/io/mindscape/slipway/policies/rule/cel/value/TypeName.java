package io.mindscape.slipway.policies.rule.cel.value;

/**
 * A type as a value, as {@code type(1)} gives it.
 *
 * @param name such as {@code int} or {@code net.IP}
 */
public record TypeName(String name) {

  @Override
  public String toString() {
    return name;
  }
}
