package io.mindscape.slipway.policies.secrecy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Known values, found in a text in all their {@link Forms}, also where lines break in the middle of
 * one; of a long value its beginning is enough, for messages cut what is long. The time it takes
 * grows with the text, hardly with the number of values.
 */
final class Needles {

  /** By so many characters values are looked up; shorter ones are found between quotes alone. */
  private static final int KEY = 4;

  /** Who is so long stands out from the words around it. */
  private static final int DISTINCT = 8;

  /** So much of the beginning of a value gives it away. */
  private static final int BEGINNING = 10;

  /** A beginning of words alone must be longer to be more than the beginning of any name. */
  private static final int BEGINNING_OF_WORDS = 20;

  private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.:-]*://");

  private static final String QUOTES = "\"'`";

  private final Map<String, List<String>> byStart = new HashMap<>();
  private final Set<String> tiny = new HashSet<>();

  Needles(Collection<String> values) {
    var forms = new HashSet<String>();
    values.forEach(value -> Forms.of(value, forms));
    for (var form : forms) {
      if (form.length() >= KEY) {
        byStart.computeIfAbsent(form.substring(0, KEY), start -> new ArrayList<>()).add(form);
      } else if (!form.isBlank()) {
        tiny.add(form);
      }
    }
    byStart.values().forEach(same -> same.sort(Comparator.comparingInt(String::length).reversed()));
  }

  boolean areIn(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (length(text, at) > 0) {
        return true;
      }
    }
    return false;
  }

  /** The text with {@link Secrecy#NOT_SHOWN} in the place of each. */
  String covered(String text) {
    if (byStart.isEmpty() && tiny.isEmpty()) {
      return text;
    }
    var covered = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int length = length(text, at);
      if (length == 0) {
        covered.append(text.charAt(at++));
      } else {
        covered.append(Secrecy.NOT_SHOWN);
        at += length;
      }
    }
    return covered.toString();
  }

  /** How much of a value stands at a place of the text. */
  private int length(String text, int at) {
    int longest = quoted(text, at);
    if (at + KEY <= text.length() && !byStart.isEmpty()) {
      for (var value : byStart.getOrDefault(text.substring(at, at + KEY), List.of())) {
        longest = Math.max(longest, length(text, at, value));
      }
    }
    return longest;
  }

  private static int length(String text, int at, String value) {
    int same = KEY;
    int end = at + KEY;
    while (same < value.length()) {
      int next = Spelling.behind(text, end, value.charAt(same));
      if (next < 0) {
        break;
      }
      end = next;
      same++;
    }
    if (same == value.length()) {
      return same >= DISTINCT || isWord(text, at, end) ? end - at : 0;
    }
    return isTelling(value.substring(0, same)) || (same >= DISTINCT && isCut(text, end))
        ? end - at
        : 0;
  }

  private static boolean isTelling(String beginning) {
    var bare = SCHEME.matcher(beginning).replaceFirst("");
    return bare.length() >= BEGINNING_OF_WORDS
        || (bare.length() >= BEGINNING
            && bare.chars().anyMatch(Character::isDigit)
            && bare.chars().anyMatch(Character::isLetter));
  }

  private static boolean isCut(String text, int at) {
    var rest = text.substring(at, Math.min(text.length(), at + 4)).strip();
    return rest.startsWith("…") || rest.startsWith("...");
  }

  private static boolean isWord(String text, int from, int to) {
    return (from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1)))
        && (to == text.length() || !Character.isLetterOrDigit(text.charAt(to)));
  }

  private int quoted(String text, int at) {
    if (tiny.isEmpty() || at == 0 || QUOTES.indexOf(text.charAt(at - 1)) < 0) {
      return 0;
    }
    int end = text.indexOf(text.charAt(at - 1), at);
    return end > at && end - at < KEY && tiny.contains(text.substring(at, end)) ? end - at : 0;
  }
}
