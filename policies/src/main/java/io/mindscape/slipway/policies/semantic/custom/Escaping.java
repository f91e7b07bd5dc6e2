package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.rule.cel.Identifiers;
import org.jspecify.annotations.Nullable;

/** How a field is called in an expression, where not every name can be. */
final class Escaping {

  private Escaping() {}

  /** The name in an expression, or null where an expression cannot name it. */
  static @Nullable String escaped(String name) {
    if (Identifiers.isReserved(name)) {
      return "__" + name + "__";
    }
    boolean isName =
        name.matches("[-a-zA-Z0-9./_]+") && !(name.charAt(0) >= '0' && name.charAt(0) <= '9');
    return isName
        ? name.replace("__", "__underscores__")
            .replace(".", "__dot__")
            .replace("-", "__dash__")
            .replace("/", "__slash__")
        : null;
  }
}
