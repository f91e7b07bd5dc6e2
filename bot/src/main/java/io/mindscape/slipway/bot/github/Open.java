package io.mindscape.slipway.bot.github;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What is open in Markdown after some of its lines: a code fence, HTML elements, a comment. */
final class Open {

  private static final Pattern FENCE = Pattern.compile("^[ >]{0,8}(`{3,}|~{3,})(.*)$");
  private static final Pattern CODE = Pattern.compile("(`+)(?!`).*?(?<!`)\\1(?!`)");
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>");

  /** Elements that have no end. */
  private static final Set<String> EMPTY = Set.of("br", "hr", "img", "input", "wbr");

  private final Deque<String> elements = new ArrayDeque<>();
  private String fence = "";
  private boolean inTag;
  private boolean inComment;

  /** Reads the next line. */
  void read(String line) {
    var marks = FENCE.matcher(line);
    if (!fence.isEmpty()) {
      if (marks.matches() && marks.group(1).startsWith(fence) && marks.group(2).isBlank()) {
        fence = "";
      }
    } else if (!inComment && marks.matches()) {
      fence = marks.group(1);
    } else {
      readMarkup(CODE.matcher(line).replaceAll(""));
    }
  }

  private void readMarkup(String line) {
    var rest = withoutComments(line);
    if (inTag) {
      int end = rest.indexOf('>');
      inTag = end < 0;
      rest = inTag ? "" : rest.substring(end + 1);
    }
    var tags = TAG.matcher(rest);
    int end = 0;
    while (tags.find()) {
      end = tags.end();
      note(tags.group(2).toLowerCase(Locale.ROOT), tags.group(1), tags.group(3));
    }
    inTag |= rest.substring(end).matches(".*<[/a-zA-Z][^>]*");
  }

  private String withoutComments(String line) {
    var rest = line;
    if (inComment) {
      int end = rest.indexOf("-->");
      inComment = end < 0;
      rest = inComment ? "" : rest.substring(end + 3);
    }
    rest = rest.replaceAll("<!--.*?-->", "");
    int begin = rest.indexOf("<!--");
    inComment |= begin >= 0;
    return begin >= 0 ? rest.substring(0, begin) : rest;
  }

  private void note(String name, String ends, String empty) {
    if (EMPTY.contains(name) || !empty.isEmpty()) {
      return;
    }
    if (ends.isEmpty()) {
      elements.push(name);
    } else if (elements.contains(name)) {
      while (!elements.pop().equals(name)) {
        // What is left open inside ends with it.
      }
    }
  }

  /** Whether the text may end here, once {@link #closing} stands behind it. */
  boolean mayEnd() {
    return !inTag && !inComment;
  }

  /** What closes everything that is open. */
  String closing() {
    var closing = new StringBuilder();
    if (!fence.isEmpty()) {
      closing.append('\n').append(fence);
    }
    if (!elements.isEmpty()) {
      closing.append('\n');
      elements.forEach(name -> closing.append("\n</").append(name).append('>'));
    }
    return closing.toString();
  }
}
