package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.finding.Place;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.error.Mark;

/**
 * From SnakeYAML's marks to places. YAML 1.1 also ends lines at U+0085, U+2028 and U+2029, and
 * counts them; forges and editors do not. Where a text has such characters, lines are counted anew.
 */
final class Marks {

  private static final int NEXT_LINE = 0x85;
  private static final int LINE_SEPARATOR = 0x2028;
  private static final int PARAGRAPH_SEPARATOR = 0x2029;

  private final String path;
  private final int start;

  /** Where lines begin, in code points; empty where SnakeYAML counts as everybody does. */
  private final int[] lines;

  Marks(String path, String text) {
    this.path = path;
    this.start = text.startsWith("\uFEFF") ? 1 : 0;
    this.lines = text.chars().anyMatch(Marks::isUnusual) ? lines(text) : new int[0];
  }

  Place place(Mark mark) {
    if (lines.length == 0) {
      return new Place(path, mark.getLine() + 1, mark.getColumn() + 1);
    }
    int found = Arrays.binarySearch(lines, mark.getIndex());
    int line = found >= 0 ? found : -found - 2;
    return new Place(
        path, line + 1, Math.max(1, mark.getIndex() - lines[line] + 1 - (line == 0 ? start : 0)));
  }

  private static boolean isUnusual(int character) {
    return character == NEXT_LINE
        || character == LINE_SEPARATOR
        || character == PARAGRAPH_SEPARATOR;
  }

  private static int[] lines(String text) {
    var points = text.codePoints().toArray();
    return IntStream.concat(
            IntStream.of(0),
            IntStream.range(0, points.length).filter(at -> endsLine(points, at)).map(at -> at + 1))
        .toArray();
  }

  private static boolean endsLine(int[] points, int at) {
    return points[at] == '\n'
        || (points[at] == '\r' && (at + 1 == points.length || points[at + 1] != '\n'));
  }
}
