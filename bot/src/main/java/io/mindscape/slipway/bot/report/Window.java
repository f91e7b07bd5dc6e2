package io.mindscape.slipway.bot.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The part of a line that fits on a terminal, and the carets below it. Columns of the source count
 * code points; columns of the terminal count cells, of which a Chinese character takes two and a
 * combining one none.
 */
final class Window {

  /** Cells that are shown of a line. */
  private static final int WIDTH = 100;

  /** Cells that are shown before what is meant, where a line is cut. */
  private static final int BEFORE = 30;

  private static final int TAB = 4;
  private static final String CUT = "…";

  /** Characters of a line that are looked at before what is meant, and in all. */
  private static final int NEAR = 400;

  private static final int MOST = 1200;

  private final int dropped;
  private final List<Cell> cells;
  private final int from;
  private final String carets;

  private Window(int dropped, List<Cell> cells, int from, String carets) {
    this.dropped = dropped;
    this.cells = cells;
    this.from = from;
    this.carets = carets;
  }

  /** A character as it is shown, and how wide that is. */
  private record Cell(String shown, int width) {}

  static Window around(String line, SortedSet<Integer> columns) {
    int dropped = Math.max(0, columns.first() - 1 - NEAR);
    var near = near(line, dropped);
    var shifted = new TreeSet<Integer>();
    columns.forEach(column -> shifted.add(column - dropped));
    return around(near, shifted, dropped);
  }

  /** A line may have millions of characters; only some of them are ever shown. */
  private static String near(String line, int dropped) {
    int length = line.codePointCount(0, line.length());
    int begin = line.offsetByCodePoints(0, Math.min(dropped, length));
    int rest = Math.min(MOST, length - Math.min(dropped, length));
    return line.substring(begin, line.offsetByCodePoints(begin, rest));
  }

  private static Window around(String line, SortedSet<Integer> columns, int dropped) {
    var cells = cells(line);
    var points = line.codePoints().toArray();
    int first = Math.min(columns.first() - 1, cells.size());
    int from = width(cells) <= WIDTH ? 0 : start(cells, first);
    var carets = new StringBuilder(from > 0 ? " " : "");
    for (int column : columns) {
      int begin = Math.clamp(column - 1L, from, cells.size());
      int end = Math.max(begin + 1, Word.end(points, begin));
      int indent = (from > 0 ? 1 : 0) + width(cells, from, begin);
      if (indent >= carets.length() && indent < WIDTH) {
        carets.append(" ".repeat(indent - carets.length()));
        int run = Math.max(1, width(cells, begin, Math.min(end, cells.size())));
        carets.append("^".repeat(Math.min(run, WIDTH + 1 - indent)));
      }
    }
    return new Window(dropped, cells, from, carets.toString());
  }

  String text() {
    return text(cells);
  }

  /** The same columns of another line. */
  String sameOf(String other) {
    return text(cells(near(other, dropped)));
  }

  String carets() {
    return carets;
  }

  private String text(List<Cell> line) {
    var text = new StringBuilder(from > 0 ? CUT : "");
    int used = 0;
    for (int at = from; at < line.size(); at++) {
      if (used + line.get(at).width() > WIDTH) {
        return text.append(CUT).toString();
      }
      text.append(line.get(at).shown());
      used += line.get(at).width();
    }
    return from > line.size() ? CUT : text.toString();
  }

  /** So that what is meant and something before it can be seen. */
  private static int start(List<Cell> cells, int first) {
    int at = first;
    int before = 0;
    while (at > 0 && before + cells.get(at - 1).width() <= BEFORE) {
      at--;
      before += cells.get(at).width();
    }
    return width(cells, 0, first) <= WIDTH - BEFORE ? 0 : at;
  }

  private static List<Cell> cells(String line) {
    var cells = new ArrayList<Cell>();
    int column = 0;
    for (int at = 0; at < line.length(); ) {
      int point = line.codePointAt(at);
      // The mark by which GitHub's runner knows a command.
      boolean isMark = point == '[' && line.startsWith("##", at - 2);
      var cell = isMark ? new Cell(" [", 2) : cell(point, column);
      column += cell.width();
      cells.add(cell);
      at += Character.charCount(point);
    }
    return cells;
  }

  private static Cell cell(int point, int column) {
    if (point == '\t') {
      int width = TAB - column % TAB;
      return new Cell(" ".repeat(width), width);
    }
    if (Harmless.isControl(point)) {
      return new Cell("\u00b7", 1);
    }
    var shown = new StringBuilder();
    Harmless.append(shown, point);
    boolean asItIs = shown.length() == Character.charCount(point);
    return new Cell(shown.toString(), asItIs ? Cells.of(point) : shown.length());
  }

  private static int width(List<Cell> cells) {
    return width(cells, 0, cells.size());
  }

  private static int width(List<Cell> cells, int from, int to) {
    int width = 0;
    for (int at = from; at < to; at++) {
      width += cells.get(at).width();
    }
    return width;
  }
}
