package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.hcl.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens one by one and counts lines and columns while it does. */
final class Cursor {

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int column = 1;

  Cursor(String text) {
    this.text = text;
  }

  int at() {
    return at;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /** The character {@code ahead} of here; 0 past the end. */
  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  int codePoint(int ahead) {
    return at + ahead < text.length() ? text.codePointAt(at + ahead) : 0;
  }

  boolean startsWith(String word) {
    return text.startsWith(word, at);
  }

  /** How far it is to the next {@code word} that begins at least {@code from} ahead, or -1. */
  int distanceTo(String word, int from) {
    int found = text.indexOf(word, at + from);
    return found < 0 ? -1 : found - at;
  }

  int restToEnd() {
    return text.length() - at;
  }

  /** How long the rest of the line is, without its end. */
  int restOfLine() {
    int end = distanceTo("\n", 0);
    int length = end < 0 ? text.length() - at : end;
    return length > 0 && peek(length - 1) == '\r' && end >= 0 ? length - 1 : length;
  }

  /** How long the end of a line is {@code ahead} of here: 0, 1 or 2. */
  int lineEnd(int ahead) {
    if (peek(ahead) == '\n') {
      return 1;
    }
    return peek(ahead) == '\r' && peek(ahead + 1) == '\n' ? 2 : 0;
  }

  String ahead(int length) {
    return text.substring(at, at + length);
  }

  void take(Kind kind, int length) {
    var piece = ahead(length);
    tokens.add(new Token(kind, piece, line, column));
    for (int index = 0; index < piece.length(); ) {
      int point = piece.codePointAt(index);
      index += Character.charCount(point);
      if (point == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    at += length;
  }

  List<Token> tokens() {
    return tokens;
  }
}
