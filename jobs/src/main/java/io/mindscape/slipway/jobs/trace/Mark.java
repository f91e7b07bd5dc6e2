package io.mindscape.slipway.jobs.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Numbers that pass through a rendering: four Braille patterns, which hardly any file holds. They
 * are printable, so that neither {@code quote} nor YAML nor Helm's reading of {@code Chart.yaml}
 * makes something else of them, and the functions for upper and lower case leave them alone.
 */
enum Mark {
  /** Stands before the text of a value. */
  VALUE("", '\u28FF'),
  /** Stands at the end of a template's line, as a comment to YAML. */
  LINE(" #", '\u28FE');

  private static final int BASE = 250;
  private static final char ZERO = '\u2800';
  private static final Pattern ANY =
      Pattern.compile("(?: ?#)?" + LINE.pattern + "|" + VALUE.pattern);

  private final String lead;
  private final char start;
  private final Pattern pattern;

  Mark(String lead, char start) {
    this.lead = lead;
    this.start = start;
    this.pattern = Pattern.compile(start + "([\u2800-\u28F9])".repeat(3));
  }

  /** The mark of a number below {@link #most}. */
  String of(int number) {
    return lead
        + start
        + (char) (ZERO + number / BASE / BASE)
        + (char) (ZERO + number / BASE % BASE)
        + (char) (ZERO + number % BASE);
  }

  static int most() {
    return BASE * BASE * BASE;
  }

  /** The numbers of all marks of this kind, in order. */
  List<Integer> in(String text) {
    if (text.indexOf(start) < 0) {
      return List.of();
    }
    var found = new ArrayList<Integer>();
    var matcher = pattern.matcher(text);
    while (matcher.find()) {
      int number = 0;
      for (int digit = 1; digit <= 3; digit++) {
        number = number * BASE + (matcher.group(digit).charAt(0) - ZERO);
      }
      found.add(number);
    }
    return found;
  }

  /** The text without marks of any kind. */
  static String without(String text) {
    return text.indexOf(LINE.start) < 0 && text.indexOf(VALUE.start) < 0
        ? text
        : ANY.matcher(text).replaceAll("");
  }
}
