package io.mindscape.slipway.policies.rule.cel.value;

import java.util.LinkedHashMap;

/**
 * The map that {@code transformMap} builds, one entry a round.
 *
 * @see GrowingList
 */
public final class GrowingMap extends LinkedHashMap<Object, Object> {

  private static final long serialVersionUID = 1L;
}
