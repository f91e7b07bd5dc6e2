package io.mindscape.slipway.policies.semantic.volume;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.Set;

/** {@code accessModes} of volumes and of claims for them. */
public final class AccessModes {

  private static final Set<String> ALL =
      Set.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");
  private static final String ALONE = "ReadWriteOncePod";

  private AccessModes() {}

  /** There is one at least, and {@code ReadWriteOncePod} stands alone. */
  public static void judge(Field modes) {
    if (modes.size() == 0) {
      modes.required("write at least one.");
    }
    modes.items().forEach(mode -> mode.oneOf(ALL));
    var texts = modes.texts();
    if (texts.contains(ALONE)
        && texts.stream().anyMatch(mode -> !mode.equals(ALONE) && ALL.contains(mode))) {
      modes.forbidden("ReadWriteOncePod excludes other modes.");
    }
  }
}
