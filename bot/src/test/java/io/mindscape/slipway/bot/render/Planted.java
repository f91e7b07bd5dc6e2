package io.mindscape.slipway.bot.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error planted into a chart, and where it has to be told.
 *
 * @param edits by file, what is replaced and what by
 * @param file the file of the cause
 * @param line the cause's line once the error is planted, from the mark « in the case itself
 * @param rule of the findings that have to stand there
 */
record Planted(String title, Map<String, Edit> edits, String file, String line, String rule) {

  /** Ends the line that is the cause. */
  private static final String MARK = " «";

  Planted {
    edits = Map.copyOf(edits);
  }

  /** Whole lines; the mark is not in {@code now} any more. */
  record Edit(String was, String now) {}

  /** Reads a table of cases: {@code == title}, then what is edited, where it is told, by what. */
  static List<Planted> read(String table) {
    var cases = new ArrayList<Planted>();
    for (var block : table.split("(?m)^== ", -1)) {
      if (!block.startsWith("#") && !block.isBlank()) {
        cases.add(one(block));
      }
    }
    return cases;
  }

  private static Planted one(String block) {
    var title = block.lines().findFirst().orElseThrow();
    Map<String, Edit> edits = new LinkedHashMap<>();
    var file = "";
    var at = "";
    var line = "";
    var rule = "";
    var was = new ArrayList<String>();
    var now = new ArrayList<String>();
    for (var text : block.lines().skip(1).toList()) {
      if (text.startsWith("edit ")) {
        file = text.substring(5);
        was.clear();
        now.clear();
      } else if (text.startsWith("-|")) {
        was.add(text.substring(2));
      } else if (text.startsWith("+|")) {
        var written = text.substring(2);
        if (written.endsWith(MARK)) {
          at = file;
          written = written.substring(0, written.length() - MARK.length());
          line = written;
        }
        now.add(written);
      } else if (text.startsWith("at ")) {
        at = text.substring(3);
      } else if (text.startsWith("=|")) {
        line = text.substring(2);
      } else if (text.startsWith("rule ")) {
        rule = text.substring(5);
      } else if (!text.isBlank()) {
        throw new IllegalArgumentException("%s: what is \"%s\"?".formatted(title, text));
      }
      if (!file.isEmpty()) {
        edits.put(file, new Edit(String.join("\n", was), String.join("\n", now)));
      }
    }
    if (at.isEmpty() || line.isEmpty() || rule.isEmpty()) {
      throw new IllegalArgumentException(
          title + ": say where it has to be told, and by which rule");
    }
    return new Planted(title, edits, at, line, rule);
  }

  /** The files with the error in them. */
  Map<String, String> in(Map<String, String> files) {
    var planted = new LinkedHashMap<>(files);
    edits.forEach(
        (path, edit) -> planted.computeIfPresent(path, (any, text) -> edited(text, edit)));
    if (!planted.keySet().containsAll(edits.keySet())) {
      throw new IllegalArgumentException(title + ": no such file in " + edits.keySet());
    }
    return planted;
  }

  private String edited(String text, Edit edit) {
    var around = ("\n" + text).split(java.util.regex.Pattern.quote("\n" + edit.was() + "\n"), -1);
    if (around.length != 2) {
      throw new IllegalArgumentException(
          "%s: this stands %d times:%n%s".formatted(title, around.length - 1, edit.was()));
    }
    return (around[0] + "\n" + edit.now() + (edit.now().isEmpty() ? "" : "\n") + around[1])
        .substring(1);
  }

  /** {@code file:line} of the cause in the planted files. */
  String expected(Map<String, String> planted) {
    var lines = planted.getOrDefault(file, "").lines().toList();
    int at = lines.indexOf(line);
    if (at < 0 || at != lines.lastIndexOf(line)) {
      throw new IllegalArgumentException(
          "%s: the line of the cause has to stand once in %s: %s".formatted(title, file, line));
    }
    return file + ":" + (at + 1);
  }
}
