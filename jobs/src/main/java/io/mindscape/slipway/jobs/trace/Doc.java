package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One document of what a template renders. */
final class Doc {

  /** Where Helm cuts. */
  private static final Pattern CUT = Pattern.compile("(?:^|\\s*\n)---\\s*");

  /** How many lines before the one where it is noticed may be the one that is wrong. */
  private static final int MOST_BACK = 12;

  private final int first;
  private final List<String> lines;
  private @Nullable YamlFile parsed;

  private Doc(int first, List<String> lines) {
    this.first = first;
    this.lines = List.copyOf(lines);
  }

  /** The documents of a text that are not empty. */
  static List<Doc> of(String text) {
    var docs = new ArrayList<Doc>();
    var cut = CUT.matcher(text);
    int from = 0;
    while (cut.find()) {
      add(docs, text, from, cut.start());
      from = cut.end();
    }
    add(docs, text, from, text.length());
    return docs;
  }

  private static void add(List<Doc> docs, String text, int from, int to) {
    int start = from;
    while (start < to && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    if (start < to) {
      int before = (int) text.substring(0, start).chars().filter(letter -> letter == '\n').count();
      docs.add(new Doc(before + 1, lines(text.substring(start, to).stripTrailing())));
    }
  }

  /** A mark behind the last line belongs to it: what is rendered may end with a line's end. */
  private static List<String> lines(String text) {
    var lines = new ArrayList<>(text.lines().toList());
    var behind = "";
    while (lines.size() > 1 && Mark.without(lines.getLast()).isBlank()) {
      behind = lines.removeLast() + behind;
    }
    lines.add(lines.removeLast() + behind);
    return lines;
  }

  /** Its first line in the text that it is part of, from 1. */
  int first() {
    return first;
  }

  /** Whether a line of the text that it is part of is one of its own. */
  boolean has(int line) {
    return line >= first && line < first + lines.size();
  }

  List<String> lines() {
    return lines;
  }

  /** As YAML, lines counted in the document. */
  YamlFile yaml() {
    var known = parsed;
    if (known == null) {
      var bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
      known = YamlReader.read(new SourceFile("", bytes));
      parsed = known;
    }
    return known;
  }

  @Nullable YamlNode root() {
    return yaml().documents().isEmpty() ? null : yaml().documents().getFirst();
  }

  /**
   * The line without which it would be YAML: the one where that is noticed, or one before it.
   *
   * @param noticed from 0, as the answer is
   */
  int culprit(int noticed) {
    for (int at = noticed; at >= Math.max(0, noticed - MOST_BACK); at--) {
      var others = new ArrayList<>(lines);
      others.set(at, "");
      if (new Doc(1, others).yaml().findings().isEmpty()) {
        return at;
      }
    }
    return noticed;
  }

  /** How many lines it has in common with another, marks aside. */
  int likeness(Doc other) {
    Map<String, Integer> there = new HashMap<>();
    other.lines.forEach(line -> there.merge(Mark.without(line), 1, Integer::sum));
    int common = 0;
    for (var line : lines) {
      if (there.merge(Mark.without(line), -1, Integer::sum) >= 0) {
        common++;
      }
    }
    return common;
  }
}
