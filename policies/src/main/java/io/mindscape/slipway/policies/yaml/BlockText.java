package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;

/**
 * Reads block scalars, {@code |} and {@code >}, for {@link DirectReader}: with a sign for the line
 * ends at their end or none, and without a number for their indent.
 */
final class BlockText {

  private final Cursor cursor;

  BlockText(Cursor cursor) {
    this.cursor = cursor;
  }

  /**
   * The scalar whose header the cursor is on; it stands on the next line with content then.
   *
   * @param parent the column of the collection that it stands in
   */
  Scalar read(int parent) {
    var place = cursor.place();
    boolean isFolded = cursor.here() == '>';
    cursor.step();
    char chomping = cursor.here();
    if (chomping == '-' || chomping == '+') {
      cursor.step();
    }
    endOfHeader();
    var text = new StringBuilder();
    body(text, isFolded, parent, chomping);
    cursor.settle();
    var value = text.toString();
    return new Scalar(place, value, Scalar.Type.STRING, value);
  }

  private void endOfHeader() {
    if (!Cursor.isBlank(cursor.here())) {
      throw new Unsure();
    }
    cursor.spaces();
    if (!cursor.isLineOver()) {
      throw new Unsure();
    }
    cursor.skipLine();
  }

  private void body(StringBuilder text, boolean isFolded, int parent, char chomping) {
    int breaks = blankLines(Integer.MAX_VALUE);
    int indent = cursor.column();
    if (indent <= parent || indent == 0 || cursor.here() == Cursor.END) {
      throw new Unsure(); // It is empty.
    }
    boolean endsWithBreak;
    boolean wasText = false;
    boolean isFirst = true;
    do {
      boolean isText = cursor.here() != ' ' && cursor.here() != '\t';
      if (!isFirst) {
        join(text, isFolded && wasText && isText, breaks);
      } else {
        newLines(text, breaks);
      }
      isFirst = false;
      wasText = isText;
      endsWithBreak = line(text);
      breaks = blankLines(indent);
    } while (cursor.column() == indent && cursor.here() != Cursor.END);
    if (chomping != '-' && endsWithBreak) {
      text.append('\n');
    }
    if (chomping == '+') {
      newLines(text, breaks);
    }
  }

  private static void join(StringBuilder text, boolean folds, int breaks) {
    if (!folds) {
      text.append('\n');
    } else if (breaks == 0) {
      text.append(' ');
    }
    newLines(text, breaks);
  }

  private static void newLines(StringBuilder text, int count) {
    for (int written = 0; written < count; written++) {
      text.append('\n');
    }
  }

  /** Takes the rest of the line; whether a line end follows it. */
  private boolean line(StringBuilder text) {
    int from = cursor.offset();
    int end = from;
    while (cursor.at(end) != '\n' && cursor.at(end) != Cursor.END) {
      end++;
    }
    cursor.copy(from, end, text);
    boolean isEnded = cursor.at(end) == '\n';
    cursor.skipLine();
    return isEnded;
  }

  /**
   * Skips lines of nothing but spaces, and at most {@code indent} spaces of the line behind them.
   *
   * @return how many lines
   */
  private int blankLines(int indent) {
    int count = 0;
    int most = 0;
    indentation(indent);
    while (cursor.here() == '\n') {
      most = Math.max(most, cursor.column());
      count++;
      cursor.skipLine();
      indentation(indent);
    }
    // Of a first line with fewer spaces than a blank one above it nobody knows the indent.
    if (indent == Integer.MAX_VALUE && most > cursor.column()) {
      throw new Unsure();
    }
    return count;
  }

  private void indentation(int most) {
    while (cursor.here() == ' ' && cursor.column() < most) {
      cursor.step();
    }
  }
}
