package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.finding.Place;

/**
 * Where a {@link DirectReader} is in a text. Lines end with a line feed, with a carriage return
 * before it or without; a text with other line ends, control characters or a byte order mark is not
 * for it.
 */
final class Cursor {

  /** Stands behind the last character; no text that is read directly has it. */
  static final char END = '\0';

  /** The indent where a document is over: less than that of any line. */
  static final int NONE = -1;

  private static final char LAST_ASCII = '~';
  private static final char FIRST_PRINTABLE_LATIN = '\u00A0';
  private static final char LINE_SEPARATOR = '\u2028';
  private static final char PARAGRAPH_SEPARATOR = '\u2029';
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char LAST_PRINTABLE = '\uFFFD';

  private final String path;
  private final char[] text;
  private final boolean hasPairs;
  private int at;
  private int line = 1;
  private int lineStart;
  private int indent;

  /** Of the characters of this line up to {@code counted}, so many are halves that do not count. */
  private int secondHalves;

  private int counted;

  /** Stands before the first line; {@link #settle} goes to the first with content. */
  Cursor(String path, String source) {
    this.path = path;
    var lines = source.indexOf('\r') < 0 ? source : source.replace("\r\n", "\n");
    int length = lines.length();
    text = new char[length + 2]; // The rest is END: whoever looks one further finds it too.
    lines.getChars(0, length, text, 0);
    hasPairs = check(text, length);
  }

  /** Whether there are characters of two units; throws at one that is not for us. */
  private static boolean check(char[] text, int length) {
    boolean pairs = false;
    for (int index = 0; index < length; index++) {
      char character = text[index];
      if (character < ' ' || character > LAST_ASCII) {
        pairs |= isUnusual(character);
      }
    }
    return pairs;
  }

  private static boolean isUnusual(char character) {
    if (character == '\n' || character == '\t') {
      return false;
    }
    if (character < FIRST_PRINTABLE_LATIN
        || character == LINE_SEPARATOR
        || character == PARAGRAPH_SEPARATOR
        || character == BYTE_ORDER_MARK
        || character > LAST_PRINTABLE) {
      throw new Unsure();
    }
    return Character.isSurrogate(character);
  }

  /** The character here; {@link #END} behind the last. */
  char here() {
    return text[at];
  }

  /** The character after this one. */
  char next() {
    return text[at + 1];
  }

  /** Moves on by one character, which is no line end. */
  void step() {
    at++;
  }

  /** Whether no line ended since. */
  boolean isOnLineOf(int offset) {
    return offset >= lineStart;
  }

  int offset() {
    return at;
  }

  /** Moves within the line. */
  void moveTo(int offset) {
    at = offset;
  }

  char at(int offset) {
    return text[offset];
  }

  /** What stands between two offsets. */
  String text(int from, int to) {
    return new String(text, from, to - from);
  }

  /** Adds what stands between two offsets. */
  void copy(int from, int to, StringBuilder into) {
    into.append(text, from, to - from);
  }

  /** From 0; in UTF-16 units, so right where only spaces and dashes stand before it. */
  int column() {
    return at - lineStart;
  }

  /** Where the cursor is; asked of a line in the order of its characters, so each counts once. */
  Place place() {
    if (hasPairs) {
      for (; counted < at; counted++) {
        secondHalves += Character.isLowSurrogate(text[counted]) ? 1 : 0;
      }
    }
    return new Place(path, line, at - lineStart - secondHalves + 1);
  }

  /**
   * The column of the first character of this line, where the cursor settled; {@link #NONE} at the
   * end of a document.
   */
  int indent() {
    return indent;
  }

  /** Skips spaces. */
  void spaces() {
    while (text[at] == ' ') {
      at++;
    }
  }

  /** Whether nothing more stands on this line, or a comment behind a space. */
  boolean isLineOver() {
    char here = text[at];
    return here == '\n' || here == END || (here == '#' && isSpaceBefore());
  }

  private boolean isSpaceBefore() {
    return at == lineStart || text[at - 1] == ' ';
  }

  /** Whether a dash stands here that begins an item of a list. */
  boolean isDash() {
    return text[at] == '-' && isBlank(text[at + 1]);
  }

  /** Whether a colon stands here that ends a key. */
  boolean isColon() {
    return text[at] == ':' && isBlank(text[at + 1]);
  }

  static boolean isBlank(char character) {
    return character == ' ' || character == '\n' || character == END;
  }

  /** From behind a value to the next line with content; nothing but a comment may follow here. */
  void finishLine() {
    spaces();
    if (!isLineOver()) {
      throw new Unsure();
    }
    skipLine();
    settle();
  }

  /** To the start of the next line, past whatever stands here. */
  void skipLine() {
    int index = at;
    while (text[index] != '\n' && text[index] != END) {
      index++;
    }
    at = index;
    if (text[index] == '\n') {
      at++;
      line++;
      lineStart = at;
      counted = at;
      secondHalves = 0;
    }
  }

  /** From the start of a line to the first one from here on that has content. */
  void settle() {
    spaces();
    while (text[at] == '\n' || text[at] == '#') {
      skipLine();
      spaces();
    }
    if (text[at] == '\t') {
      throw new Unsure();
    }
    indent = text[at] == END || isSeparator() ? NONE : at - lineStart;
  }

  /** Whether here, at the start of a line, a new document begins. */
  boolean isSeparator() {
    return at == lineStart
        && text[at] == '-'
        && text[at + 1] == '-'
        && text[at + 2] == '-'
        && isBlank(text[at + 3]);
  }
}
