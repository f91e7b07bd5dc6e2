package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.regex.Pattern;

/** A number of pods, or so many of a hundred of them: {@code 2} or {@code "25%"}. */
final class IntOrPercent {

  private static final Pattern PERCENT = Pattern.compile("[0-9]+%");
  private static final int MOST = 100;

  private IntOrPercent() {}

  /** Whether it is a number that is not negative, or a percentage. */
  static void judge(Field field) {
    if (!field.isText()) {
      field.check(Formats.notNegative(field.number()));
    } else if (!isPercent(field)) {
      field.invalid("it has to be a number, or a percentage such as \"25%\".");
    }
  }

  /** Whether it is also no more than all. */
  static void judgeShare(Field field) {
    judge(field);
    if (isPercent(field) && amount(field, 0) > MOST) {
      field.invalid("it has to be at most 100%.");
    }
  }

  /**
   * How much it is, whether or not of a hundred: rules ask whether it is nothing.
   *
   * @param otherwise where nothing stands
   */
  static long amount(Field field, long otherwise) {
    if (!field.isText()) {
      return field.number(otherwise);
    }
    var text = field.text();
    return number(isPercent(field) ? text.substring(0, text.length() - 1) : text);
  }

  private static boolean isPercent(Field field) {
    return field.isText() && PERCENT.matcher(field.text()).matches();
  }

  /** What has too many digits counts as the largest number; what is none counts as nothing. */
  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return !text.isEmpty() && text.chars().allMatch(each -> each >= '0' && each <= '9')
          ? Long.MAX_VALUE
          : 0;
    }
  }
}
