package io.mindscape.slipway.policies.semantic.custom;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code enum}. The server converts a value to the type of a choice before it compares them: 3.5 is
 * the choice 3, and 65 is the choice "A". Null is none, even where it is listed.
 */
final class Choices {

  private Choices() {}

  static Result judge(Schema schema, @Nullable Object value, Path path) {
    var result = new Result();
    var choices = schema.choices();
    if (!choices.isEmpty() && choices.stream().noneMatch(choice -> is(value, choice))) {
      result.blocking(
          path, "is %s: it has to be one of %s.".formatted(Json.shown(value), listed(choices)));
    }
    return result;
  }

  private static boolean is(@Nullable Object value, @Nullable Object choice) {
    if (value == null || choice == null) {
      return false;
    }
    return switch (choice) {
      case String text when value instanceof Long number -> text.equals(character(number));
      case Long whole when value instanceof Double number -> whole == Numbers.truncated(number);
      case Double number when value instanceof Long whole -> number == whole.doubleValue();
      default -> Objects.equals(value, choice);
    };
  }

  private static String character(long number) {
    boolean isOne =
        number >= 0
            && number <= Character.MAX_CODE_POINT
            && (number < Character.MIN_SURROGATE || number > Character.MAX_SURROGATE);
    return Character.toString(isOne ? (int) number : 0xFFFD);
  }

  private static String listed(List<@Nullable Object> choices) {
    return choices.stream().map(Json::shown).collect(Collectors.joining(", "));
  }
}
