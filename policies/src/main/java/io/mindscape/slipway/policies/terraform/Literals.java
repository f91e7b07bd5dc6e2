package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.hcl.Body.Argument;
import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.hcl.value.Value;
import org.jspecify.annotations.Nullable;

/** Reads arguments that have to be literals. */
final class Literals {

  private Literals() {}

  /** The text of a string without sequences; empty for all else. */
  static String text(@Nullable Argument argument) {
    var text =
        argument != null && argument.value() instanceof Expression.Template template
            ? template.literal()
            : null;
    return text == null ? "" : text;
  }

  /** Whether it is the literal {@code true}. */
  static boolean isTrue(@Nullable Argument argument) {
    return argument != null
        && argument.value() instanceof Expression.Literal(var place, Value.Truth(var isTrue))
        && isTrue;
  }
}
