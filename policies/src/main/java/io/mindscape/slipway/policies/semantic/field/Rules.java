package io.mindscape.slipway.policies.semantic.field;

/**
 * The rules of one kind: what the API server's validation says of an object of it that is to be
 * created, with the defaults that it fills in first.
 */
@FunctionalInterface
public interface Rules {

  /** Says at {@code object} and below what is wrong. */
  void judge(Field object);
}
