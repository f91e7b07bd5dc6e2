package io.mindscape.slipway.policies.secrecy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * How one character of a value may be spelt in a text: as itself, as a link, HTML or JSON escape
 * it, and behind the break of a line.
 */
final class Spelling {

  private static final Map<Character, List<String>> HTML =
      Map.of(
          '&', List.of("&amp;"),
          '<', List.of("&lt;"),
          '>', List.of("&gt;"),
          '"', List.of("&quot;", "&#34;"),
          '\'', List.of("&apos;", "&#39;", "&#x27;"));

  private Spelling() {}

  /** Where the text goes on behind the character, if it is at a place; otherwise -1. */
  static int behind(String text, int at, char wanted) {
    int here = spelt(text, at, wanted);
    if (here >= 0) {
      return here;
    }
    int broken = behindBreak(text, at);
    if (broken == at) {
      return -1;
    }
    return Character.isWhitespace(wanted) ? broken : spelt(text, broken, wanted);
  }

  private static int spelt(String text, int at, char wanted) {
    if (at >= text.length()) {
      return -1;
    }
    char there = text.charAt(at);
    if (there == wanted || (there == '+' && wanted == ' ')) {
      return at + 1;
    }
    return switch (there) {
      case '%' -> inLink(text, at, wanted);
      case '\\' -> escaped(text, at, wanted);
      case '&' ->
          HTML.getOrDefault(wanted, List.of()).stream()
              .filter(form -> text.startsWith(form, at))
              .mapToInt(form -> at + form.length())
              .findFirst()
              .orElse(-1);
      default -> -1;
    };
  }

  private static int inLink(String text, int at, char wanted) {
    int end = at;
    for (byte each : Character.toString(wanted).getBytes(StandardCharsets.UTF_8)) {
      if (!text.regionMatches(true, end, "%%%02X".formatted(each), 0, 3)) {
        return -1;
      }
      end += 3;
    }
    return end;
  }

  private static int escaped(String text, int at, char wanted) {
    if (at + 1 < text.length() && text.charAt(at + 1) == wanted && "\\\"/'".indexOf(wanted) >= 0) {
      return at + 2;
    }
    return text.regionMatches(true, at, "\\u%04x".formatted((int) wanted), 0, 6) ? at + 6 : -1;
  }

  /** A value may be broken into lines, which JSON writes with a backslash. */
  private static int behindBreak(String text, int at) {
    int end = at;
    if (text.startsWith("\\n", at)) {
      end += 2;
    } else if (at >= text.length() || "\r\n".indexOf(text.charAt(at)) < 0) {
      return at;
    }
    while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
