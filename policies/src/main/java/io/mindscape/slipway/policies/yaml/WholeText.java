package io.mindscape.slipway.policies.yaml;

import java.io.Reader;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The text that SnakeYAML scans, in one piece. SnakeYAML's own window grows by a thousand
 * characters at a time and is copied each time, so that a scalar costs the square of its length.
 *
 * <p>It counts code points, lines and columns as SnakeYAML does, but for one thing at the end. That
 * all characters are printable is for the caller to see to.
 */
final class WholeText extends StreamReader {

  private static final String NAME = "'reader'";
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final int[] points;
  private int at;
  private int documentStart;
  private int line;
  private int column;

  WholeText(String text) {
    super(Reader.nullReader());
    points = text.codePoints().toArray();
  }

  @Override
  public Mark getMark() {
    return new Mark(NAME, at, line, column, points, at);
  }

  @Override
  public void forward() {
    forward(1);
  }

  @Override
  public void forward(int length) {
    int end = Math.min(points.length, at + length);
    while (at < end) {
      int point = points[at++];
      if (endsLine(point)) {
        line++;
        column = 0;
      } else if (point != BYTE_ORDER_MARK) {
        column++;
      }
    }
  }

  /** Also a carriage return at the very end, which SnakeYAML's own reader takes for a letter. */
  private boolean endsLine(int point) {
    return switch (point) {
      case '\n', 0x85, 0x2028, 0x2029 -> true;
      case '\r' -> at == points.length || points[at] != '\n';
      default -> false;
    };
  }

  @Override
  public int peek() {
    return at < points.length ? points[at] : 0;
  }

  @Override
  public int peek(int ahead) {
    int there = at + ahead;
    return there < points.length ? points[there] : 0;
  }

  @Override
  public String prefix(int length) {
    return new String(points, at, Math.clamp(points.length - at, 0, length));
  }

  /** For what holds no end of a line. */
  @Override
  public String prefixForward(int length) {
    var prefix = prefix(length);
    at += length;
    column += length;
    return prefix;
  }

  @Override
  public int getColumn() {
    return column;
  }

  @Override
  public int getLine() {
    return line;
  }

  @Override
  public int getIndex() {
    return at;
  }

  @Override
  public int getDocumentIndex() {
    return at - documentStart;
  }

  @Override
  public void resetDocumentIndex() {
    documentStart = at;
  }
}
