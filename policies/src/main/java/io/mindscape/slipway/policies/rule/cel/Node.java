package io.mindscape.slipway.policies.rule.cel;

/** A part of a planned expression. */
interface Node {

  /**
   * Its value; what computing it costs is charged.
   *
   * @throws io.mindscape.slipway.policies.rule.cel.value.Fault if it has none
   * @throws io.mindscape.slipway.policies.rule.cel.value.Exhausted beyond the limit
   */
  Object eval(Frame frame);

  /** A value that is known. */
  record Const(Object value) implements Node {
    @Override
    public Object eval(Frame frame) {
      return value;
    }
  }
}
