package io.mindscape.slipway.policies.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils YAML as people and tools do, a little at a time; the same seed does the same. */
final class Spoiling {

  private static final List<String> BITS =
      List.of(
          ": ",
          ":",
          " #",
          "#",
          "'",
          "\"",
          "''",
          "\\",
          "\\n",
          "\\u00e9",
          "\\\"",
          "\\/",
          "\t",
          " ",
          "  ",
          "\n",
          "\n\n",
          "\r\n",
          "\r",
          "- ",
          "-",
          "---\n",
          "\n---\n",
          "\n--- # x\n",
          "...",
          "\n...\n",
          "{",
          "}",
          "[",
          "]",
          ",",
          ", ",
          "{}",
          "[]",
          "{a: b}",
          "[a, b]",
          "{a: }",
          "[a: b]",
          "\"a\":b",
          "|",
          ">",
          "|-\n",
          ">+\n",
          "|2\n",
          "&a ",
          "*a",
          "!!str ",
          "!",
          "%",
          "@",
          "`",
          "?",
          "? ",
          "<<: ",
          "~",
          "null",
          "yes",
          "0x1F",
          "1e3",
          "-1",
          ".5",
          ".inf",
          "012",
          "1_000",
          "é",
          "😀",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "\u00A0",
          "\u0007",
          "a: 1\n",
          "- a\n",
          "# c\n",
          "=",
          "a");

  private final Random chance;

  Spoiling(long seed) {
    chance = new Random(seed);
  }

  /** The text with one to four changes; a pair that was cut in two is mended. */
  String spoil(String text) {
    var spoilt = text;
    for (int change = chance.nextInt(4); change >= 0; change--) {
      spoilt = change(spoilt);
    }
    return new String(spoilt.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private String change(String text) {
    int at = chance.nextInt(text.length() + 1);
    return switch (chance.nextInt(12)) {
      case 0, 1, 2, 3 -> insert(text, at, BITS.get(chance.nextInt(BITS.size())));
      case 4 -> cut(text, at, at + 1 + chance.nextInt(3));
      case 5 -> text.substring(0, at);
      case 6 -> insert(text, at, part(text));
      case 7 -> chance.nextInt(8) == 0 ? text.replace("\n", "\r\n") : lines(text);
      case 8 -> replace(text, at, BITS.get(chance.nextInt(BITS.size())));
      default -> lines(text);
    };
  }

  private String part(String text) {
    int from = chance.nextInt(text.length() + 1);
    return text.substring(from, Math.min(text.length(), from + chance.nextInt(30)));
  }

  private static String insert(String text, int at, String bit) {
    return text.substring(0, at) + bit + text.substring(at);
  }

  private static String cut(String text, int from, int to) {
    return text.substring(0, from) + text.substring(Math.min(text.length(), to));
  }

  private static String replace(String text, int at, String bit) {
    return insert(cut(text, at, at + 1), at, bit);
  }

  private String lines(String text) {
    var lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int at = chance.nextInt(lines.size());
    int other = chance.nextInt(lines.size());
    var line = lines.get(at);
    switch (chance.nextInt(8)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(other, line);
      case 2 -> lines.set(at, lines.set(other, line));
      case 3, 4 -> lines.set(at, " ".repeat(1 + chance.nextInt(4)) + line);
      case 5 -> lines.set(at, line.replaceFirst("^ {1,2}", ""));
      case 6 -> lines.set(at, line + BITS.get(chance.nextInt(BITS.size())));
      default -> lines.set(at, line.stripLeading());
    }
    return String.join("\n", lines);
  }
}
