package io.mindscape.slipway.policies.rule.cel.value;

/**
 * A value that only a cluster knows, such as what its authorizer says. Unlike a fault it says
 * nothing of the object: whoever meets it reports that the expression was not evaluated.
 */
public final class Undecided extends Fault {

  private static final long serialVersionUID = 1L;

  public Undecided(String message) {
    super(message);
  }
}
