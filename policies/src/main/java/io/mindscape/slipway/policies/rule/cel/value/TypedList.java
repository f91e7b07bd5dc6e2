package io.mindscape.slipway.policies.rule.cel.value;

import java.util.ArrayList;

/**
 * A list of a built-in kind; compared with something that is no list it is a fault.
 *
 * @see TypedMap
 */
public final class TypedList extends ArrayList<Object> {

  private static final long serialVersionUID = 1L;

  public TypedList(int size) {
    super(size);
  }
}
