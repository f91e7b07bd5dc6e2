package io.mindscape.slipway.jobs.trace;

import java.util.regex.Pattern;

/** Tells line by line what a template's line is, and whether a mark may stand at its end. */
final class TemplateLines {

  /** {@code key: …}, {@code - key: …}, {@code {{ $key }}: …}, {@code - …}. */
  private static final Pattern KEY =
      Pattern.compile(
          "\\s*(?:-"
              + " +)*(?:\"[^\"]*\"|'[^']*'|\\{\\{[^}]*\\}\\}[^\\s:{]*|[^\\s#{}\"'-][^#{]*?)\\s*:(?:\\s.*)?"
              + "|\\s*-(?:\\s.*)?");

  private static final Pattern KEY_OF_LINES =
      Pattern.compile(
          "\\s*(?:-"
              + " +)*(?:\"[^\"]*\"|'[^']*'|[^\\s#{}\"'-][^#{:]*)\\s*:\\s*\\{\\{.*\\b(?:nindent|toYaml)\\b.*");

  private static final Pattern INSTRUCTION = Pattern.compile("\\s*\\{\\{.*");
  private static final Pattern OF_LINES = Pattern.compile(".*\\b(?:n?indent|toYaml|tpl)\\b.*");
  private static final Pattern RENDERS_NOTHING =
      Pattern.compile(
          "\\s*\\{\\{-?\\s*(?:if|else|end|range|with|define|block|break|continue|/\\*|\\$[A-Za-z0-9_]*\\s*:?=)(?:.*)");

  private boolean isInAction;
  private boolean isInComment;

  /** What a line is. */
  enum Form {
    /** One whose end a mark must not stand at, or that leads nowhere. */
    NEITHER,
    /** It becomes a line with a key or an item. */
    KEY,
    /** It becomes lines, and none of them is its own. */
    INSTRUCTION,
    /** It becomes a line with a key, and lines below that. */
    KEY_AND_INSTRUCTION
  }

  /** The form of the next line, without its end. */
  Form next(String line) {
    boolean beganInAction = isInAction;
    follow(line);
    // What comes after -}} is drawn to it, the end of the line too: there no mark may stand.
    if (beganInAction || isInAction || line.stripTrailing().endsWith("-}}")) {
      return Form.NEITHER;
    }
    if (KEY_OF_LINES.matcher(line).matches()) {
      return Form.KEY_AND_INSTRUCTION;
    }
    if (KEY.matcher(line).matches()) {
      return Form.KEY;
    }
    boolean isInstruction =
        INSTRUCTION.matcher(line).matches()
            && OF_LINES.matcher(line).matches()
            && !RENDERS_NOTHING.matcher(line).matches();
    return isInstruction ? Form.INSTRUCTION : Form.NEITHER;
  }

  /** Where the colon after the key of a {@link Form#KEY_AND_INSTRUCTION} stands. */
  static int colon(String line) {
    return line.lastIndexOf(':', line.indexOf("{{"));
  }

  private void follow(String line) {
    int at = 0;
    while (at < line.length()) {
      if (isInComment) {
        int end = line.indexOf("*/", at);
        if (end < 0) {
          return;
        }
        isInComment = false;
        at = end + 2;
      } else if (isInAction) {
        at = inAction(line, at);
      } else {
        int start = line.indexOf("{{", at);
        if (start < 0) {
          return;
        }
        isInAction = true;
        at = start + 2;
        isInComment = line.substring(at).matches("-?\\s*/\\*.*");
      }
    }
  }

  /** Past the end of the action, or past what may hold {@code }}} without ending it. */
  private int inAction(String line, int from) {
    for (int at = from; at < line.length(); at++) {
      char letter = line.charAt(at);
      if (letter == '}' && line.startsWith("}}", at)) {
        isInAction = false;
        return at + 2;
      }
      if (letter == '"' || letter == '`') {
        at = pastText(line, at, letter);
      }
    }
    return line.length();
  }

  private static int pastText(String line, int quote, char letter) {
    for (int at = quote + 1; at < line.length(); at++) {
      if (line.charAt(at) == '\\' && letter == '"') {
        at++;
      } else if (line.charAt(at) == letter) {
        return at;
      }
    }
    return line.length();
  }
}
