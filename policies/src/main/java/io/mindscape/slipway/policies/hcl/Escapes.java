package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.hcl.Token.Kind;

/** Makes of the text of a token what it stands for. */
final class Escapes {

  private final Token token;
  private final StringBuilder made = new StringBuilder();
  private int at;

  private Escapes(Token token) {
    this.token = token;
  }

  /**
   * @param isQuoted whether backslashes mean something
   */
  static String resolve(Token token, boolean isQuoted) {
    var escapes = new Escapes(token);
    var text = token.text();
    while (escapes.at < text.length()) {
      char next = text.charAt(escapes.at);
      if (isQuoted && next == '\\') {
        escapes.backslash(text);
      } else if ((next == '$' || next == '%') && text.startsWith(next + "{", escapes.at + 1)) {
        escapes.made.append(next).append('{');
        escapes.at += 3;
      } else {
        escapes.made.append(next);
        escapes.at++;
      }
    }
    return escapes.made.toString();
  }

  private void backslash(String text) {
    char letter = at + 1 < text.length() ? text.charAt(at + 1) : 0;
    switch (letter) {
      case 'n' -> plain('\n');
      case 'r' -> plain('\r');
      case 't' -> plain('\t');
      case '"' -> plain('"');
      case '\\' -> plain('\\');
      case 'u' -> point(text, 4);
      case 'U' -> point(text, 8);
      default ->
          throw mistake(
              "There is no such escape: write \\n, \\r, \\t, \\\", \\\\ or \\u and a number.");
    }
  }

  private void plain(char character) {
    made.append(character);
    at += 2;
  }

  private void point(String text, int digits) {
    int end = at + 2 + digits;
    var number = end <= text.length() ? text.substring(at + 2, end) : "";
    if (!number.matches("[0-9a-fA-F]+")) {
      throw mistake("%d hexadecimal digits are expected after this.".formatted(digits));
    }
    long point = Long.parseLong(number, 16);
    if (point > Character.MAX_CODE_POINT || (point >= 0xD800 && point <= 0xDFFF)) {
      throw mistake("There is no character of that number.");
    }
    made.appendCodePoint((int) point);
    at = end;
  }

  private Mistake mistake(String message) {
    int column = token.column() + token.text().codePointCount(0, at);
    return new Mistake(new Token(Kind.INVALID, "\\", token.line(), column), message);
  }
}
