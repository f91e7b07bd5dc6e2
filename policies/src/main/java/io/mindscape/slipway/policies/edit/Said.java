package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.yaml.YamlNode;
import java.util.List;

/** Compares what two documents say, not how they say it. */
public final class Said {

  private Said() {}

  /** Whether both say the same. */
  public static boolean same(YamlNode one, YamlNode other) {
    return Trees.same(Trees.of(one), Trees.of(other));
  }

  /** Whether {@code after} says what {@code before} says, with {@code changes} made to it. */
  public static boolean isChanged(YamlNode before, List<Change> changes, YamlNode after) {
    try {
      var wanted = Trees.of(before);
      for (var change : changes) {
        wanted = Trees.changed(wanted, change);
      }
      return Trees.same(wanted, Trees.of(after));
    } catch (Unfit notSo) {
      return false;
    }
  }
}
