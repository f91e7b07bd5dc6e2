package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Cuts a file into tokens. What no token of the language is becomes {@link Kind#INVALID} and a
 * problem; a string that does not end on its line is closed there, so that the next line reads as
 * what it is.
 */
final class Scanner {

  private static final Map<String, Kind> DOUBLE =
      Map.of(
          "==", Kind.SAME,
          "!=", Kind.NOT_SAME,
          ">=", Kind.GREATER_OR_SAME,
          "<=", Kind.LESS_OR_SAME,
          "&&", Kind.AND,
          "||", Kind.OR,
          "::", Kind.DOUBLE_COLON,
          "=>", Kind.FAT_ARROW);
  private static final Map<Character, Kind> SINGLE =
      Map.ofEntries(
          Map.entry('[', Kind.OPEN_BRACKET),
          Map.entry(']', Kind.CLOSE_BRACKET),
          Map.entry('(', Kind.OPEN_PAREN),
          Map.entry(')', Kind.CLOSE_PAREN),
          Map.entry('.', Kind.DOT),
          Map.entry(',', Kind.COMMA),
          Map.entry('*', Kind.STAR),
          Map.entry('/', Kind.SLASH),
          Map.entry('%', Kind.PERCENT),
          Map.entry('+', Kind.PLUS),
          Map.entry('-', Kind.MINUS),
          Map.entry('=', Kind.EQUAL),
          Map.entry('<', Kind.LESS),
          Map.entry('>', Kind.GREATER),
          Map.entry('!', Kind.NOT),
          Map.entry('?', Kind.QUESTION),
          Map.entry(':', Kind.COLON));

  private final String path;
  private final Cursor cursor;
  private final List<Problem> problems = new ArrayList<>();
  private final Deque<Frame> frames = new ArrayDeque<>();

  private Scanner(String path, String text) {
    this.path = path;
    this.cursor = new Cursor(text);
  }

  /** The tokens of a file, the last of which is {@link Kind#END}, and what is wrong with them. */
  record Scan(List<Token> tokens, List<Problem> problems) {}

  static Scan scan(String path, String text) {
    var scanner = new Scanner(path, text);
    scanner.frames.push(new Frame(Where.CODE, ""));
    scanner.run();
    return new Scan(scanner.cursor.tokens(), scanner.problems);
  }

  /** The same of a template that nothing is around. */
  static Scan template(String path, String text) {
    var scanner = new Scanner(path, text);
    scanner.frames.push(new Frame(Where.TEMPLATE, ""));
    scanner.run();
    return new Scan(scanner.cursor.tokens(), scanner.problems);
  }

  private void run() {
    if (cursor.peek(0) == '\uFEFF') {
      cursor.take(Kind.BOM, 1);
    }
    while (!cursor.isAtEnd()) {
      var frame = frames.element();
      switch (frame.where) {
        case CODE -> code(frame);
        case STRING -> string();
        case HEREDOC -> heredoc(frame);
        case TEMPLATE -> text();
      }
    }
    cursor.take(Kind.END, 0);
  }

  private void code(Frame frame) {
    char next = cursor.peek(0);
    if (next == ' ' || next == '\t') {
      cursor.take(Kind.SPACE, spaces());
    } else if (cursor.lineEnd(0) > 0) {
      cursor.take(Kind.NEWLINE, cursor.lineEnd(0));
    } else if (next == '#' || cursor.startsWith("//")) {
      int length = cursor.restOfLine();
      cursor.take(Kind.COMMENT, length + cursor.lineEnd(length));
    } else if (cursor.startsWith("/*")) {
      blockComment();
    } else if (next >= '0' && next <= '9') {
      cursor.take(Kind.NUMBER, Words.number(cursor));
    } else if (Words.startsName(cursor.codePoint(0))) {
      cursor.take(Kind.IDENT, Words.name(cursor, 0));
    } else if (cursor.startsWith("<<") && openHeredoc()) {
      frames.push(new Frame(Where.HEREDOC, Words.marker(lastText())));
    } else {
      symbol(frame, next);
    }
  }

  private int spaces() {
    int length = 1;
    while (cursor.peek(length) == ' ' || cursor.peek(length) == '\t') {
      length++;
    }
    return length;
  }

  private void blockComment() {
    int end = cursor.distanceTo("*/", 2);
    if (end < 0) {
      invalid("This comment has no end. Close it with */.", cursor.restToEnd());
    } else {
      cursor.take(Kind.COMMENT, end + 2);
    }
  }

  private String lastText() {
    var tokens = cursor.tokens();
    return tokens.get(tokens.size() - 1).text();
  }

  /** Takes {@code <<EOT} and the end of its line, if that is what stands here. */
  private boolean openHeredoc() {
    int start = cursor.peek(2) == '-' ? 3 : 2;
    if (!Words.startsName(cursor.codePoint(start))) {
      return false;
    }
    int end = start + Words.name(cursor, start);
    if (cursor.lineEnd(end) == 0) {
      return false;
    }
    cursor.take(Kind.OPEN_HEREDOC, end + cursor.lineEnd(end));
    return true;
  }

  private void symbol(Frame frame, char next) {
    var pair = cursor.ahead(Math.min(2, cursor.restToEnd()));
    if (cursor.startsWith("...")) {
      cursor.take(Kind.ELLIPSIS, 3);
    } else if (DOUBLE.containsKey(pair)) {
      cursor.take(DOUBLE.getOrDefault(pair, Kind.INVALID), 2);
    } else if (next == '"') {
      cursor.take(Kind.OPEN_QUOTE, 1);
      frames.push(new Frame(Where.STRING, ""));
    } else if (next == '{') {
      cursor.take(Kind.OPEN_BRACE, 1);
      frame.braces++;
    } else if (next == '}' || pair.equals("~}")) {
      close(frame, pair.equals("~}") ? 2 : 1);
    } else if (SINGLE.containsKey(next)) {
      cursor.take(SINGLE.getOrDefault(next, Kind.INVALID), 1);
    } else {
      invalid(Words.complaint(next), Character.charCount(cursor.codePoint(0)));
    }
  }

  private void close(Frame frame, int length) {
    boolean endsSequence = frames.size() > 1 && frame.braces == 0;
    cursor.take(endsSequence || length == 2 ? Kind.CLOSE_SEQUENCE : Kind.CLOSE_BRACE, length);
    if (endsSequence) {
      frames.pop();
    } else {
      frame.braces--;
    }
  }

  private void string() {
    if (cursor.peek(0) == '"') {
      cursor.take(Kind.CLOSE_QUOTE, 1);
      frames.pop();
    } else if (cursor.peek(0) == '\n' || cursor.peek(0) == '\r') {
      problem(
          "A string in quotes ends on its line. Close it, write \\n for the end of a line, or use a"
              + " heredoc (<<EOT).");
      cursor.take(Kind.CLOSE_QUOTE, 0);
      frames.pop();
    } else if (!opensSequence()) {
      cursor.take(Kind.QUOTED_TEXT, Words.text(cursor, true));
    }
  }

  private void heredoc(Frame frame) {
    if (cursor.column() == 1 && isLineOf(frame.marker)) {
      cursor.take(Kind.CLOSE_HEREDOC, cursor.restOfLine());
      frames.pop();
    } else {
      text();
    }
  }

  private void text() {
    if (!opensSequence()) {
      int length = Words.text(cursor, false);
      cursor.take(Kind.HEREDOC_TEXT, length + cursor.lineEnd(length));
    }
  }

  /** The word has to be alone on a line that has an end. */
  private boolean isLineOf(String marker) {
    int length = cursor.restOfLine();
    return cursor.lineEnd(length) > 0 && cursor.ahead(length).strip().equals(marker);
  }

  private boolean opensSequence() {
    boolean isInterpolation = cursor.startsWith("${");
    if (!isInterpolation && !cursor.startsWith("%{")) {
      return false;
    }
    cursor.take(
        isInterpolation ? Kind.OPEN_INTERPOLATION : Kind.OPEN_DIRECTIVE,
        cursor.peek(2) == '~' ? 3 : 2);
    frames.push(new Frame(Where.CODE, ""));
    return true;
  }

  private void invalid(String complaint, int length) {
    problem(complaint);
    cursor.take(Kind.INVALID, length);
  }

  private void problem(String message) {
    if (problems.size() < HclReader.MOST_PROBLEMS) {
      problems.add(new Problem(new Place(path, cursor.line(), cursor.column()), message));
    }
  }

  private enum Where {
    CODE,
    STRING,
    HEREDOC,
    TEMPLATE
  }

  /** What the scanner is inside of. */
  private static final class Frame {
    private final Where where;
    private final String marker;
    private int braces;

    Frame(Where where, String marker) {
      this.where = where;
      this.marker = marker;
    }
  }
}
