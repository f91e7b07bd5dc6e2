package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.hcl.value.Value;
import java.util.List;

/** Constraints of versions, such as {@code >= 4.0, < 6.0}. */
final class Versions {

  private Versions() {}

  /** The constraint in an entry of {@code required_providers}; empty where it has none. */
  static String of(Expression provider) {
    if (provider instanceof Expression.Template template) {
      var text = template.literal();
      return text == null ? "" : text;
    }
    if (provider instanceof Expression.Entries object) {
      for (var entry : object.entries()) {
        if (entry.key() instanceof Expression.Literal(var place, Value.Text(var name))
            && name.equals("version")
            && entry.value() instanceof Expression.Template template) {
          var text = template.literal();
          return text == null ? "" : text;
        }
      }
    }
    return "";
  }

  /** Whether it ends somewhere: {@code ~>}, {@code <}, {@code <=}, {@code =} or a bare version. */
  static boolean isBounded(String constraint) {
    return List.of(constraint.split(",", -1)).stream()
        .map(String::strip)
        .anyMatch(part -> part.matches("(~>|<=|<|=)?\\s*v?[0-9].*"));
  }
}
