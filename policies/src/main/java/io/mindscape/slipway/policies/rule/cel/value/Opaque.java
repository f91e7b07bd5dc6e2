package io.mindscape.slipway.policies.rule.cel.value;

/** A value of a type that Kubernetes adds, such as a quantity. Equal by {@code equals}. */
public interface Opaque {

  /** The name of its type in CEL. */
  String typeName();
}
