package io.mindscape.slipway.policies.rule.cel.value;

import java.util.LinkedHashMap;

/**
 * An object or a map of a built-in kind. The API server hands these to CEL as Go structs and maps,
 * which answer two questions otherwise than CEL's own maps: compared with something that is no map
 * they are a fault, and so is a key that is no string.
 */
public final class TypedMap extends LinkedHashMap<String, Object> {

  private static final long serialVersionUID = 1L;
}
