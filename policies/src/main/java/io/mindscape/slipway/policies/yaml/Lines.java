package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.finding.Place;

/** From an offset in a text to its line and column. */
final class Lines {

  private Lines() {}

  /** The place of the character at {@code offset} (in UTF-16 units). */
  static Place placeOf(String file, String text, int offset) {
    int line = 1;
    int start = 0;
    for (int at = 0; at < offset; at++) {
      char character = text.charAt(at);
      boolean paired = character == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
      if (character == '\n' || (character == '\r' && !paired)) {
        line++;
        start = at + 1;
      }
    }
    return new Place(file, line, text.codePointCount(start, offset) + 1);
  }

  /** The text of a line, counted from 1; empty where there is none. */
  static String line(String text, int number) {
    var lines = text.split("\r\n|\r|\n", -1);
    return number >= 1 && number <= lines.length ? lines[number - 1] : "";
  }
}
