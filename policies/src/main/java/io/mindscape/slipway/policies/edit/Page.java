package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.edit.Cst.Alias;
import io.mindscape.slipway.policies.edit.Cst.Mapping;
import io.mindscape.slipway.policies.edit.Cst.Scalar;
import io.mindscape.slipway.policies.edit.Cst.Sequence;
import java.util.List;

/** The text of a file with what stands in it, and its lines. Offsets are in UTF-16 units. */
record Page(String file, String text, List<Cst> documents) {

  Page {
    documents = List.copyOf(documents);
  }

  /** The beginning of the line that {@code offset} is on. */
  int lineStart(int offset) {
    int at = offset;
    while (at > 0 && !isBreak(text.charAt(at - 1))) {
      at--;
    }
    return at == 0 && text.startsWith("\uFEFF") ? 1 : at;
  }

  /** The end of the line that {@code offset} is on, before what ends it. */
  int lineEnd(int offset) {
    int at = offset;
    while (at < text.length() && !isBreak(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /**
   * The beginning of the line after the one that {@code offset} is on; the end if there is none.
   */
  int nextLine(int offset) {
    int end = lineEnd(offset);
    return Math.min(text.length(), end + breakAt(end).length());
  }

  /** The number of the line, from 1. */
  int line(int offset) {
    int line = 1;
    for (int at = nextLine(0); at <= offset && at > 0; at = nextLine(at)) {
      line++;
      if (at == nextLine(at)) {
        break;
      }
    }
    return line;
  }

  /** The offset of a place; lines and columns count from 1, columns in code points. */
  int offset(int line, int column) {
    int start = lineStart(0);
    for (int passed = 1; passed < line; passed++) {
      start = nextLine(start);
    }
    int end = lineEnd(start);
    int points = Math.min(column - 1, text.codePointCount(start, end));
    return text.offsetByCodePoints(start, points);
  }

  int column(int offset) {
    return offset - lineStart(offset);
  }

  /** What stands on the line behind {@code offset}. */
  String rest(int offset) {
    return text.substring(offset, lineEnd(offset));
  }

  /** Whether nothing but blanks and a comment follows on the line. */
  boolean endsLine(int offset) {
    var rest = rest(offset);
    return rest.isBlank() || (Character.isWhitespace(rest.charAt(0)) && isComment(rest));
  }

  /** Whether nothing but blanks stands before it on its line. */
  boolean beginsLine(int offset) {
    return text.substring(lineStart(offset), offset).isBlank();
  }

  /**
   * The line of the last of the comments right below that are further in than {@code column}, and
   * so belong to what stands above them; {@code offset} where there is none.
   */
  int lastComment(int offset, int column) {
    int last = offset;
    for (int next = nextLine(last); next < text.length(); next = nextLine(last)) {
      var line = rest(next);
      if (!isComment(line) || line.length() - line.stripLeading().length() <= column) {
        return last;
      }
      last = next;
    }
    return last;
  }

  static boolean isComment(String line) {
    return line.stripLeading().startsWith("#");
  }

  /** How the line ends that {@code offset} is on; where it is the last, how the first one does. */
  String eol(int offset) {
    var here = breakAt(lineEnd(offset));
    if (!here.isEmpty()) {
      return here;
    }
    var first = breakAt(lineEnd(0));
    return first.isEmpty() ? "\n" : first;
  }

  private String breakAt(int offset) {
    if (text.startsWith("\r\n", offset)) {
      return "\r\n";
    }
    return offset < text.length() && isBreak(text.charAt(offset))
        ? text.substring(offset, offset + 1)
        : "";
  }

  private static boolean isBreak(char character) {
    return character == '\n' || character == '\r';
  }

  /** Behind the last character that is the value's own, comments and blank lines left out. */
  int last(Cst node) {
    return switch (node) {
      case Alias alias -> alias.end();
      case Scalar scalar when scalar.isBlock() -> lastOfBlock(scalar);
      case Scalar scalar -> scalar.end();
      case Mapping mapping when mapping.flow() -> mapping.end();
      case Sequence list when list.flow() -> list.end();
      case Mapping mapping -> last(mapping.pairs().getLast().value());
      case Sequence list -> last(list.items().getLast());
    };
  }

  private int lastOfBlock(Scalar scalar) {
    int end = scalar.end();
    if (keepsBlankLines(scalar)) {
      return end == text.length() && lineStart(end) < end ? end : lineStart(end) - 1;
    }
    while (end > scalar.start() && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private boolean keepsBlankLines(Scalar scalar) {
    var header = rest(scalar.start());
    int comment = header.indexOf('#');
    return (comment < 0 ? header : header.substring(0, comment)).indexOf('+') >= 0;
  }
}
