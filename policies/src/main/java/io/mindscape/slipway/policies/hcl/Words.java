package io.mindscape.slipway.policies.hcl;

/** How long the words, numbers and texts of the language are. */
final class Words {

  private Words() {}

  static boolean startsName(int point) {
    return point == '_' || Character.isUnicodeIdentifierStart(point);
  }

  private static boolean continuesName(int point) {
    return point == '-'
        || (Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point));
  }

  /** The length of the name that begins {@code from} ahead. */
  static int name(Cursor cursor, int from) {
    int end = from + Character.charCount(cursor.codePoint(from));
    while (continuesName(cursor.codePoint(end))) {
      end += Character.charCount(cursor.codePoint(end));
    }
    return end - from;
  }

  /** The length of the number here. Points in it are for the parser to refuse; none ends it. */
  static int number(Cursor cursor) {
    int good = 1;
    int end = 1;
    while (true) {
      int step = step(cursor, end);
      if (step == 0) {
        return good;
      }
      boolean isPoint = cursor.peek(end) == '.';
      end += step;
      good = isPoint ? good : end;
    }
  }

  private static int step(Cursor cursor, int at) {
    char next = cursor.peek(at);
    if (next == '.' || isDigit(next)) {
      return 1;
    }
    if (next != 'e' && next != 'E') {
      return 0;
    }
    boolean isSigned = cursor.peek(at + 1) == '+' || cursor.peek(at + 1) == '-';
    int digit = isSigned ? 2 : 1;
    return isDigit(cursor.peek(at + digit)) ? digit + 1 : 0;
  }

  private static boolean isDigit(char point) {
    return point >= '0' && point <= '9';
  }

  /** The closing word of {@code <<-EOT} and the end of its line. */
  static String marker(String opening) {
    return opening.substring(opening.charAt(2) == '-' ? 3 : 2).strip();
  }

  /** The length of the text here, up to a sequence, the end of the line, or the closing quote. */
  static int text(Cursor cursor, boolean isQuoted) {
    int end = 0;
    while (cursor.codePoint(end) != 0 || end < cursor.restToEnd()) {
      char next = cursor.peek(end);
      if (isTextEnd(cursor, end, isQuoted)) {
        return end;
      }
      if (isQuoted
          && next == '\\'
          && cursor.lineEnd(end + 1) == 0
          && end + 1 < cursor.restToEnd()) {
        end++;
      } else if ((next == '$' || next == '%') && isEscapedSequence(cursor, end)) {
        end += 2;
      }
      end += Character.charCount(cursor.codePoint(end));
    }
    return Math.min(end, cursor.restToEnd());
  }

  private static boolean isTextEnd(Cursor cursor, int at, boolean isQuoted) {
    char next = cursor.peek(at);
    return switch (next) {
      case '$', '%' -> cursor.peek(at + 1) == '{';
      case '"' -> isQuoted;
      case '\n' -> true;
      case '\r' -> isQuoted || cursor.peek(at + 1) == '\n';
      default -> false;
    };
  }

  /** {@code $$} and a brace stand for the text of a sequence. */
  private static boolean isEscapedSequence(Cursor cursor, int at) {
    return cursor.peek(at + 1) == cursor.peek(at) && cursor.peek(at + 2) == '{';
  }

  static String complaint(char next) {
    return switch (next) {
      case '&' -> "\"&\" is no operator. Write && for \"and\".";
      case '|' -> "\"|\" is no operator. Write || for \"or\".";
      case '~', '^' -> "\"%c\" is no operator.".formatted(next);
      case '`' -> "A backtick means nothing here. For a text of several lines use <<EOT.";
      case '\'' -> "Strings stand in double quotes.";
      case ';' -> "A semicolon means nothing here. Write each argument on a line of its own.";
      case '\u201C', '\u201D' -> "This is a curly quote. Strings stand in straight ones: \".";
      case '\uFFFD' -> "This is not UTF-8. Save the file as UTF-8.";
      default -> "This character means nothing here.";
    };
  }
}
