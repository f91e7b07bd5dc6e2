package io.mindscape.slipway.policies.hcl;

/** Goes through the text of a JSON file and counts lines and columns, in code points. */
final class JsonCursor {

  private final String text;
  private int at;
  private int line = 1;
  private int column = 1;

  JsonCursor(String text) {
    this.text = text;
    if (text.startsWith("\uFEFF")) {
      at = 1;
    }
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

  /** The next character; 0 at the end. */
  char peek() {
    return isAtEnd() ? 0 : text.charAt(at);
  }

  char take() {
    char next = peek();
    at = Math.min(at + 1, text.length());
    if (next == '\n') {
      line++;
      column = 1;
    } else if (!Character.isLowSurrogate(next)) {
      column++;
    }
    return next;
  }

  void space() {
    while (" \t\r\n".indexOf(peek()) >= 0 && !isAtEnd()) {
      take();
    }
  }

  /** Up to what cannot be in a word. */
  String word() {
    int start = at;
    while (!isAtEnd() && " \t\r\n,:{}[]\"".indexOf(peek()) < 0) {
      take();
    }
    return text.substring(start, at);
  }

  /** Goes to the comma or bracket that ends what went wrong; false where there is none. */
  boolean skipTo(char close) {
    int depth = 0;
    while (!isAtEnd()) {
      char next = peek();
      if (depth == 0 && (next == ',' || next == close)) {
        return true;
      }
      if (next == '"') {
        string();
        continue;
      }
      if (next == '{' || next == '[') {
        depth++;
      } else if (next == '}' || next == ']') {
        depth--;
      }
      if (depth < 0) {
        return false;
      }
      take();
    }
    return false;
  }

  /** Over a string, or to the end of its line. */
  private void string() {
    take();
    while (!isAtEnd() && peek() != '"' && peek() != '\n') {
      if (take() == '\\') {
        take();
      }
    }
    if (peek() == '"') {
      take();
    }
  }
}
