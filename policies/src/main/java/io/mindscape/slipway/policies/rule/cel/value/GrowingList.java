package io.mindscape.slipway.policies.rule.cel.value;

import java.util.ArrayList;

/**
 * The list that a macro such as {@code map} builds, one item a round. Only the loop that made it
 * sees it, so that adding may change it.
 */
public final class GrowingList extends ArrayList<Object> {

  private static final long serialVersionUID = 1L;
}
