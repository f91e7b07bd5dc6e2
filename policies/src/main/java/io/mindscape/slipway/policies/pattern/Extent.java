package io.mindscape.slipway.policies.pattern;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;

/**
 * Measures a regular expression before it is compiled: how large its program would be, how often
 * its innermost part would be repeated, how deep it is. One pass, no recursion. What is no regular
 * expression is measured as far as it goes; the compiler finds the mistake.
 */
final class Extent {

  private static final int MAX_REPEATS = 1000;
  private static final int MAX_HEIGHT = 1000;

  /** Go: 128 MiB of instructions of 40 bytes. */
  private static final long MAX_SIZE = (128L << 20) / 40;

  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("\\{([0-9]{1,4})(?:(,)([0-9]{1,4})?)?}");

  private final String regex;
  private final Matcher count;
  private final Deque<Group> open = new ArrayDeque<>();
  private Group group = new Group();
  private int at;

  Extent(String regex) {
    this.regex = regex;
    this.count = COUNT.matcher(regex);
  }

  /** What stands between two parentheses; the last part of it may yet be repeated. */
  private static final class Group {
    private long size;
    private long lastSize;
    private long repeats = 1;
    private long lastRepeats = 1;

    void part(long newSize, long newRepeats) {
      size += lastSize;
      repeats = Math.max(repeats, lastRepeats);
      lastSize = newSize;
      lastRepeats = newRepeats;
    }
  }

  /**
   * The instructions of the program, roughly.
   *
   * @throws PatternSyntaxException if Go's parser would refuse it for its size
   */
  long measure() {
    while (at < regex.length()) {
      step(regex.charAt(at));
    }
    group.part(0, 1);
    if (group.size > MAX_SIZE) {
      throw new PatternSyntaxException("expression too large");
    }
    return group.size;
  }

  private void step(char character) {
    switch (character) {
      case '\\' -> escape();
      case '[' -> {
        group.part(1, 1);
        at = endOfClass();
      }
      case '(' -> {
        open.push(group);
        group = new Group();
        if (open.size() > MAX_HEIGHT) {
          throw new PatternSyntaxException("expression nests too deeply", regex);
        }
        at++;
      }
      case ')' -> close();
      case '{' -> repeat();
      case '*', '+', '?' -> {
        group.lastSize += 2;
        at++;
      }
      default -> {
        group.part(1, 1);
        at++;
      }
    }
  }

  private void escape() {
    group.part(1, 1);
    if (regex.startsWith("\\Q", at)) {
      int end = regex.indexOf("\\E", at + 2);
      at = end < 0 ? regex.length() : end + 2;
    } else {
      at += 2;
    }
  }

  /** A closing bracket that comes first is a character, as is what is escaped. */
  private int endOfClass() {
    int end = at + 1;
    if (end < regex.length() && regex.charAt(end) == '^') {
      end++;
    }
    int first = end;
    while (end < regex.length() && (regex.charAt(end) != ']' || end == first)) {
      if (regex.startsWith("[:", end) && regex.indexOf(":]", end + 2) >= 0) {
        end = regex.indexOf(":]", end + 2) + 2;
      } else {
        end += regex.charAt(end) == '\\' ? 2 : 1;
      }
    }
    return Math.min(end + 1, regex.length());
  }

  private void close() {
    at++;
    if (!open.isEmpty()) {
      group.part(0, 1);
      var closed = group;
      group = open.pop();
      group.part(closed.size + 2, closed.repeats);
    }
  }

  private void repeat() {
    if (!count.region(at, regex.length()).lookingAt()) {
      group.part(1, 1);
      at++;
      return;
    }
    int least = Integer.parseInt(count.group(1));
    int most = count.group(3) != null ? Integer.parseInt(count.group(3)) : least;
    group.lastRepeats *= Math.max(1, most);
    if (most != 0 && group.lastRepeats > MAX_REPEATS) {
      throw new PatternSyntaxException("invalid repeat count", count.group());
    }
    group.lastSize =
        Math.min(MAX_SIZE + 1, Math.max(1, group.lastSize) * Math.max(1, most) + most - least + 1);
    at = count.end();
  }
}
