package io.mindscape.slipway.policies.semantic.custom;

import com.google.re2j.Pattern;

/** Numbers of things: books, credit cards, network cards. */
final class Numerals {

  private static final Pattern CARD =
      Pattern.compile(
          "4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}"
              + "|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35[0-9]{3})[0-9]{11}");

  /** Six, eight or twenty bytes, with one sign between all of them, or between pairs of them. */
  private static final Pattern MAC =
      Pattern.compile(
          "X(:X){5}|X(:X){7}|X(:X){19}|X(-X){5}|X(-X){7}|X(-X){19}|XX(\\.XX){2}|XX(\\.XX){3}|XX(\\.XX){9}|X{6}|X{8}|X{20}"
              .replace("X", "(?:[0-9a-fA-F]{2})"));

  private Numerals() {}

  static boolean isMac(String text) {
    return MAC.matcher(text).matches();
  }

  static boolean isIsbn10(String text) {
    var digits = text.replaceAll("[\\t\\n\\f\\r -]+", "");
    if (!digits.matches("[0-9]{9}[0-9X]")) {
      return false;
    }
    int sum = digits.charAt(9) == 'X' ? 100 : 10 * digit(digits, 9);
    for (int at = 0; at < 9; at++) {
      sum += (at + 1) * digit(digits, at);
    }
    return sum % 11 == 0;
  }

  static boolean isIsbn13(String text) {
    var digits = text.replaceAll("[\\t\\n\\f\\r -]+", "");
    if (!digits.matches("[0-9]{13}")) {
      return false;
    }
    int sum = 0;
    for (int at = 0; at < 12; at++) {
      sum += (at % 2 == 0 ? 1 : 3) * digit(digits, at);
    }
    return digit(digits, 12) == (10 - sum % 10) % 10;
  }

  /** Whatever stands between the digits. */
  static boolean isCreditCard(String text) {
    var digits = text.replaceAll("[^0-9]+", "");
    if (!CARD.matcher(digits).matches()) {
      return false;
    }
    int sum = 0;
    for (int at = 0; at < digits.length(); at++) {
      int digit = digit(digits, digits.length() - 1 - at);
      int weighed = at % 2 == 0 ? digit : 2 * digit;
      sum += weighed >= 10 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }

  private static int digit(String digits, int at) {
    return digits.charAt(at) - '0';
  }
}
