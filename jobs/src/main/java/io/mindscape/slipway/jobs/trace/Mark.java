package io.mindscape.slipway.jobs.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Numbers that pass through a rendering unseen: three characters from Unicode's private use area,
 * which no file holds, YAML takes anywhere, and the functions of templates leave alone. Only {@code
 * quote} writes them as escapes, which are read as well.
 */
enum Mark {
  /** Stands before the text of a value. */
  VALUE("", '\uF8FE'),
  /** Stands at the end of a template's line, as a comment to YAML. */
  LINE(" #", '\uF8FD');

  private static final int BASE = 1 << 12;
  private static final char ZERO = '\uE000';
  private static final Pattern ANY =
      Pattern.compile((" #" + LINE.written() + "|" + LINE.written() + "|" + VALUE.written()));

  private final String lead;
  private final char start;
  private final Pattern pattern;

  Mark(String lead, char start) {
    this.lead = lead;
    this.start = start;
    this.pattern = Pattern.compile(written());
  }

  private String written() {
    var digit = "([\uE000-\uEFFF]|\\\\ue[0-9a-f]{3})";
    return "(?:%s|\\\\u%04x)".formatted(start, (int) start) + digit + digit;
  }

  /** The mark of a number below {@link #most}. */
  String of(int number) {
    return lead + start + (char) (ZERO + number / BASE) + (char) (ZERO + number % BASE);
  }

  static int most() {
    return BASE * BASE;
  }

  /** The numbers of all marks of this kind, in order. */
  List<Integer> in(String text) {
    if (!mayHold(text)) {
      return List.of();
    }
    var found = new ArrayList<Integer>();
    var matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(digit(matcher.group(1)) * BASE + digit(matcher.group(2)));
    }
    return found;
  }

  /** The text without marks of any kind. */
  static String without(String text) {
    return mayHold(text) ? ANY.matcher(text).replaceAll("") : text;
  }

  private static boolean mayHold(String text) {
    return text.indexOf(LINE.start) >= 0
        || text.indexOf(VALUE.start) >= 0
        || text.contains("\\uf8f");
  }

  private static int digit(String written) {
    return (written.length() == 1 ? written.charAt(0) : Integer.parseInt(written.substring(2), 16))
        - ZERO;
  }
}
