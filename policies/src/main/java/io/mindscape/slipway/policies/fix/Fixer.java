package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.edit.Way;
import java.util.List;
import java.util.Optional;

/** Knows what mends the findings of one rule. */
@FunctionalInterface
interface Fixer {

  /** What would mend it; nothing where that takes a person. */
  Optional<Fix> fix(Ill ill);

  /** A fix of one value. */
  static Optional<Fix> put(String title, Way way, Value value) {
    return Optional.of(new Fix(title, List.of(new Change.Put(way, value))));
  }

  /** A fix that takes a key away. */
  static Optional<Fix> remove(String title, Way way) {
    return Optional.of(new Fix(title, List.of(new Change.Remove(way))));
  }
}
