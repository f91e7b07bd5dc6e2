package io.mindscape.slipway.policies.semantic.field;

/**
 * Which characters the commonest forms of names have. Each object has dozens of names, so these are
 * loops: patterns take many times as long.
 */
final class Characters {

  private Characters() {}

  /** {@code [a-z0-9]([-a-z0-9]*[a-z0-9])?}. */
  static boolean isLabel(String text) {
    return isLabel(text, 0, text.length());
  }

  /** Labels with dots between them. */
  static boolean isSubdomain(String text) {
    int from = 0;
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', from)) {
      if (!isLabel(text, from, dot)) {
        return false;
      }
      from = dot + 1;
    }
    return isLabel(text, from, text.length());
  }

  private static boolean isLabel(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      char character = text.charAt(at);
      boolean isInside = at > from && at < to - 1;
      if (!isLowerOrDigit(character) && !(isInside && character == '-')) {
        return false;
      }
    }
    return from < to;
  }

  /** {@code ([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]}. */
  static boolean isQualified(String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      boolean isInside = at > 0 && at < text.length() - 1;
      if (!isLetterOrDigit(character)
          && !(isInside && (character == '-' || character == '_' || character == '.'))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isLowerOrDigit(char character) {
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
  }

  private static boolean isLetterOrDigit(char character) {
    return isLowerOrDigit(character) || (character >= 'A' && character <= 'Z');
  }
}
