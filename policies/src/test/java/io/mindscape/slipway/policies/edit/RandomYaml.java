package io.mindscape.slipway.policies.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * YAML in all the ways in which people write it, by chance. Every key and every value is a word of
 * its own, so that a test finds it again in the text.
 */
final class RandomYaml {

  private static final int DEEPEST = 4;

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, Object> anchored = new LinkedHashMap<>();
  private final int step;
  private final int listStep;
  private final String eol;
  private int words;
  private boolean afterLines;

  RandomYaml(long seed) {
    random = new Random(seed);
    step = chance(70) ? 2 : 2 + random.nextInt(3);
    listStep = chance(50) ? 0 : step;
    eol = chance(20) ? "\r\n" : "\n";
  }

  /** A file and what it says, document by document. */
  record File(String text, List<Object> documents) {}

  File file() {
    var documents = new ArrayList<Object>();
    if (chance(10)) {
      text.append('\uFEFF');
    }
    if (chance(20)) {
      text.append("# a header").append(eol).append(chance(50) ? eol : "");
    }
    if (chance(30)) {
      text.append(chance(30) ? "--- # begins" : "---").append(eol);
    }
    int count = 1 + random.nextInt(3);
    for (int at = 0; at < count; at++) {
      if (at > 0) {
        text.append(chance(10) ? "..." + eol : "").append("---").append(eol);
        text.append(chance(10) ? "# an empty one" + eol + "---" + eol : "");
      }
      anchored.clear();
      documents.add(chance(90) ? blockMapping(0, DEEPEST) : json());
    }
    if (chance(10)) {
      text.append("...").append(eol);
    }
    return new File(
        chance(20) && !afterLines ? text.toString().stripTrailing() : text.toString(), documents);
  }

  private Object json() {
    var value = flow(2, true);
    text.append(eol);
    return value instanceof Map ? value : blockMapping(0, 1);
  }

  private Map<String, Object> blockMapping(int column, int depth) {
    var map = new LinkedHashMap<String, Object>();
    int count = 1 + random.nextInt(4);
    for (int at = 0; at < count; at++) {
      if (at > 0 || text.isEmpty() || endsWithBreak()) {
        between(column);
        text.append(" ".repeat(column));
      }
      var key = word("k");
      text.append(chance(8) ? '"' + key + '"' : key).append(chance(3) ? " :" : ":");
      map.put(key, value(column, depth - 1));
    }
    return map;
  }

  private boolean endsWithBreak() {
    char last = text.charAt(text.length() - 1);
    return last == '\n' || last == '\uFEFF';
  }

  private void between(int column) {
    if (afterLines) {
      // Blank lines and deeper comments would be a part of what stands above.
      afterLines = false;
      if (chance(20)) {
        comment(column);
      }
      return;
    }
    text.append(chance(10) ? eol : "");
    if (chance(15)) {
      comment(chance(80) ? column : random.nextInt(8));
      text.append(chance(20) ? eol : "");
    }
    text.append(chance(3) ? "  " + eol : "");
  }

  private void comment(int column) {
    text.append(" ".repeat(column)).append("# c\t").append(word("c")).append(eol);
  }

  /** What follows a key and its colon, to the end of the line or of lines below. */
  private Object value(int column, int depth) {
    int kind = random.nextInt(100);
    if (depth > 0 && kind < 30) {
      var anchor = below();
      return anchor(anchor, blockMapping(column + step, depth));
    }
    if (depth > 0 && kind < 50) {
      var anchor = below();
      return anchor(anchor, blockList(column + listStep, depth));
    }
    if (kind < 62) {
      text.append(" ");
      var value = flow(2, false);
      endOfLine();
      return value;
    }
    return scalar(column);
  }

  private String below() {
    var anchor = chance(5) ? "a" + words++ : "";
    text.append(anchor.isEmpty() ? "" : " &" + anchor);
    endOfLine();
    return anchor;
  }

  private Object anchor(String anchor, Object value) {
    if (!anchor.isEmpty()) {
      anchored.put(anchor, value);
    }
    return value;
  }

  private List<Object> blockList(int column, int depth) {
    var list = new ArrayList<Object>();
    int count = 1 + random.nextInt(3);
    var gap = " ".repeat(chance(85) ? 1 : 3);
    for (int at = 0; at < count; at++) {
      between(column);
      text.append(" ".repeat(column)).append('-');
      int kind = random.nextInt(100);
      if (depth > 0 && kind < 45) {
        text.append(gap);
        list.add(blockMapping(column + 1 + gap.length(), depth - 1));
      } else if (kind < 60) {
        text.append(' ');
        list.add(flow(1, false));
        endOfLine();
      } else {
        list.add(scalar(column));
      }
    }
    return list;
  }

  /** A single value with its end of line. */
  private Object scalar(int column) {
    int kind = random.nextInt(100);
    if (kind < 6) {
      text.append(chance(50) ? "" : chance(50) ? " ~" : " null");
      endOfLine();
      return null;
    }
    if (kind < 10 && !anchored.isEmpty()) {
      var names = List.copyOf(anchored.keySet());
      var name = names.get(random.nextInt(names.size()));
      text.append(" *").append(name);
      endOfLine();
      return anchored.get(name);
    }
    if (kind < 20) {
      return lines(column);
    }
    text.append(chance(90) ? " " : "   ");
    var anchor = chance(4) ? "a" + words++ : "";
    text.append(anchor.isEmpty() ? "" : "&" + anchor + " ");
    var value = written();
    endOfLine();
    return anchor(anchor, value);
  }

  private Object lines(int column) {
    var style = List.of("|", "|-", "|+", ">", ">-").get(random.nextInt(5));
    text.append(' ').append(style);
    endOfLine();
    var said = new StringBuilder();
    int count = 1 + random.nextInt(3);
    for (int at = 0; at < count; at++) {
      var line = word("v") + (chance(20) ? " # no comment" : "");
      text.append(" ".repeat(column + 2)).append(line).append(eol);
      said.append(line).append(style.startsWith("|") || at == count - 1 ? "\n" : " ");
    }
    if (style.equals("|+") && chance(50)) {
      text.append(eol);
      said.append("\n");
    }
    afterLines = true;
    return style.endsWith("-") ? said.toString().stripTrailing() : said.toString();
  }

  /** A value and its text: plain or in quotes. */
  private String written() {
    var value = word("v");
    switch (random.nextInt(6)) {
      case 0 -> text.append('\'').append(value).append("''s'");
      case 1 -> text.append('"').append(value).append("\\u0041 \\\"x\"");
      case 2 -> text.append(value).append(" # ".repeat(0)).append("#x: ".substring(0, 2));
      case 3 -> text.append(value).append(" ü😀 z");
      default -> text.append(value);
    }
    var tail = text.substring(text.lastIndexOf(value) + value.length());
    return value
        + switch (tail) {
          case "''s'" -> "'s";
          case "\\u0041 \\\"x\"" -> "A \"x";
          default -> tail;
        };
  }

  private Object flow(int depth, boolean wantsMapping) {
    boolean isMapping = wantsMapping || chance(50);
    boolean inLines = depth > 1 && wantsMapping && chance(50);
    var pad = !inLines && chance(20) ? " " : "";
    var map = new LinkedHashMap<String, Object>();
    var list = new ArrayList<Object>();
    int count = wantsMapping ? 1 + random.nextInt(3) : random.nextInt(4);
    text.append(isMapping ? '{' : '[').append(count == 0 ? "" : pad);
    for (int at = 0; at < count; at++) {
      text.append(at > 0 ? inLines ? "," : ", " : "").append(inLines ? eol + "  " : "");
      var key = word("k");
      if (isMapping) {
        text.append('"').append(key).append("\": ");
      }
      var value = depth > 0 && chance(30) ? flow(depth - 1, false) : quoted();
      map.put(key, value);
      list.add(value);
    }
    text.append(count > 0 && inLines && chance(30) ? "," : "").append(inLines ? eol : "");
    text.append(count == 0 ? "" : pad).append(isMapping ? '}' : ']');
    return isMapping ? map : list;
  }

  private String quoted() {
    var value = word("v");
    text.append(chance(50) ? '"' + value + '"' : value);
    return value;
  }

  private void endOfLine() {
    text.append(chance(10) ? " # " + word("c") : chance(5) ? "  " : "").append(eol);
  }

  private String word(String first) {
    return first + (100_000 + words++);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
