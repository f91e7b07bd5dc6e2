package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.hcl.value.Value;

/** Writes down what a traversal leads to: {@code module.a.aws_instance.b["c"]}. */
final class Addresses {

  private Addresses() {}

  /** Empty where it is no traversal; a key that is no literal reads as a star. */
  static String of(Expression expression) {
    return switch (expression) {
      case Expression.Name(var place, var name) -> name;
      case Expression.Attribute attribute -> of(attribute.of()) + "." + attribute.name();
      case Expression.Index index -> "%s[%s]".formatted(of(index.of()), key(index.key()));
      default -> "";
    };
  }

  private static String key(Expression key) {
    return switch (key) {
      case Expression.Literal(var place, Value.Numeral(var number)) -> number.toPlainString();
      case Expression.Literal(var place, Value.Text(var text)) -> "\"%s\"".formatted(text);
      case Expression.Template template when template.literal() != null ->
          "\"%s\"".formatted(template.literal());
      default -> "*";
    };
  }
}
