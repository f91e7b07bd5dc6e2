package io.mindscape.slipway.policies.secrecy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Known values, found in a text as they are, in base64 and out of it, as in a link and as between
 * quotes; of a long value its beginning is enough, for messages cut what is long. The time it takes
 * grows with the text, hardly with the number of values.
 */
final class Needles {

  /** By so many characters values are looked up; shorter ones are found between quotes alone. */
  private static final int KEY = 4;

  /** Who is so long stands out from the words around it. */
  private static final int DISTINCT = 8;

  /** So much of the beginning of a value gives it away. */
  private static final int BEGINNING = 10;

  private static final int LONGEST_WITH_PIECES = 300;
  private static final Pattern PIECE = Pattern.compile("[A-Za-z0-9_]{10,}");

  private static final String QUOTES = "\"'`";

  private final Map<String, List<String>> byStart = new HashMap<>();
  private final Set<String> tiny = new HashSet<>();

  Needles(Collection<String> values) {
    var forms = new HashSet<String>();
    values.forEach(value -> forms(value, forms));
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
    int most = Math.min(value.length(), text.length() - at);
    while (same < most && text.charAt(at + same) == value.charAt(same)) {
      same++;
    }
    if (same == value.length()) {
      return same >= DISTINCT || isWord(text, at, at + same) ? same : 0;
    }
    return same >= BEGINNING ? same : 0;
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

  private static void forms(String value, Set<String> forms) {
    var bare = value.strip();
    if (bare.isEmpty()) {
      return;
    }
    forms.add(bare);
    bare.lines().map(String::strip).filter(line -> line.length() >= DISTINCT).forEach(forms::add);
    pieces(bare, forms);
    forms.add(bare.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    forms.add(inLink(bare));
    if (bare.length() >= KEY) {
      var bytes = Base64.getEncoder().withoutPadding();
      forms.add(bytes.encodeToString(value.getBytes(StandardCharsets.UTF_8)));
      forms.add(bytes.encodeToString(bare.getBytes(StandardCharsets.UTF_8)));
      decoded(bare, forms);
    }
  }

  /** A message may tell a part of a value that looks like one itself. */
  private static void pieces(String value, Set<String> forms) {
    if (value.length() <= LONGEST_WITH_PIECES) {
      var piece = PIECE.matcher(value);
      while (piece.find()) {
        var text = piece.group();
        if (text.chars().anyMatch(Character::isDigit)
            && text.chars().anyMatch(Character::isLetter)) {
          forms.add(text);
        }
      }
    }
  }

  /** As an address writes it: everything but letters, digits and a few signs in hexadecimal. */
  private static String inLink(String value) {
    var encoded = new StringBuilder();
    for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
      boolean isPlain = each > 0 && (Character.isLetterOrDigit(each) || "-._~*".indexOf(each) >= 0);
      encoded.append(isPlain ? Character.toString(each) : "%%%02X".formatted(each));
    }
    return encoded.toString();
  }

  private static void decoded(String value, Set<String> forms) {
    try {
      var bytes = Base64.getMimeDecoder().decode(value);
      var text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().strip();
      if (text.length() >= KEY) {
        forms.add(text);
        text.lines()
            .map(String::strip)
            .filter(line -> line.length() >= DISTINCT)
            .forEach(forms::add);
      }
    } catch (IllegalArgumentException | CharacterCodingException noBase64) {
      // It stands for itself.
    }
  }
}
