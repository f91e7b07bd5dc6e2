package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.hcl.value.Value;
import java.math.BigDecimal;
import java.util.Optional;

/** Values of one kind as those of another, as the language does it by itself. */
public final class Conversions {

  private Conversions() {}

  /** The text of a text, a number or a truth; empty for others. */
  public static Optional<String> text(Value value) {
    return switch (value) {
      case Value.Text(var text) -> Optional.of(text);
      case Value.Numeral(var number) -> Optional.of(number.toPlainString());
      case Value.Truth(var isTrue) -> Optional.of(Boolean.toString(isTrue));
      default -> Optional.empty();
    };
  }

  /** The number of a number, or of a text that is one. */
  public static Optional<BigDecimal> number(Value value) {
    return switch (value) {
      case Value.Numeral(var number) -> Optional.of(number);
      case Value.Text(var text) -> parsed(text);
      default -> Optional.empty();
    };
  }

  private static Optional<BigDecimal> parsed(String text) {
    if (!text.matches("[-+]?[0-9]{1,200}(\\.[0-9]{1,200})?([eE][-+]?[0-9]{1,3})?")) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text));
  }

  /** The truth of a truth, or of a text that is one. */
  public static Optional<Boolean> truth(Value value) {
    return switch (value) {
      case Value.Truth(var isTrue) -> Optional.of(isTrue);
      case Value.Text(var text) when text.equals("true") -> Optional.of(true);
      case Value.Text(var text) when text.equals("false") -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
