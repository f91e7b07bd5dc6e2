package io.mindscape.slipway.bot.report;

/**
 * Takes from what a repository says the power over what shows it: a terminal, a log of GitHub's
 * runner, a reader of XML.
 */
final class Harmless {

  private Harmless() {}

  /** One line: controls and line ends become a space, what turns the text around is named. */
  static String line(String text) {
    if (text.chars().allMatch(character -> character >= ' ' && character <= '~')) {
      return unmarked(text);
    }
    var line = new StringBuilder(text.length());
    boolean wasControl = false;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      boolean isControl = isControl(point);
      if (!isControl) {
        append(line, point);
      } else if (!wasControl) {
        line.append(' ');
      }
      wasControl = isControl;
      at += Character.charCount(point);
    }
    return unmarked(line.toString());
  }

  /** A file's name at the start of a line, which GitHub's runner must not take for a command. */
  static String file(String name) {
    var line = line(name);
    return line.stripLeading().startsWith("::") ? "./" + line : line;
  }

  /** What shows a character that has no width of its own, or none that a reader would see. */
  static void append(StringBuilder text, int point) {
    int type = Character.getType(point);
    if (type == Character.FORMAT || type == Character.SURROGATE || type == Character.UNASSIGNED) {
      text.append("<U+%04X>".formatted(point));
    } else {
      text.appendCodePoint(point);
    }
  }

  static boolean isControl(int point) {
    return point < ' ' || (point >= 0x7f && point <= 0x9f) || point == 0x2028 || point == 0x2029;
  }

  /** The older of the two marks by which GitHub's runner knows a command, wherever it stands. */
  private static String unmarked(String line) {
    return line.contains("##[") ? line.replace("##[", "## [") : line;
  }

  /** JSON in ASCII, where the same mark can only be part of a text. */
  static String json(String json) {
    return json.replace("##[", "#\\u0023[").replace("\u007f", "\\u007f");
  }

  /** Text that XML 1.0 can hold. */
  static String xml(String text) {
    var line = new StringBuilder();
    line(text).codePoints().filter(Harmless::isXml).forEach(line::appendCodePoint);
    return line.toString();
  }

  private static boolean isXml(int point) {
    return point >= ' ' && point != 0xfffe && point != 0xffff;
  }
}
