package io.mindscape.slipway.sandbox.agreement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** What happens to a text between the writer and the file: slips that no tree knows of. */
final class Damage {

  private static final List<String> BITS =
      List.of(
          " ", "\t", "\n", ":", ": ", "-", "- ", "#", " #", "\"", "'", "{", "}", "[", "]", ",", "&",
          "*", "!", "|", ">", "%", "@", "`", "\\", "?", "? ", "=", "~", "\r", "\u0000", "\u0007",
          "\u0085", "\u00a0", "\u2028", "\ufeff", "\u200b", "é", "😀", "---\n", "...\n", "<<: ",
          "0", "a", "\n\n");

  private Damage() {}

  /**
   * A damaged text.
   *
   * @param words what happened
   */
  record Damaged(String text, String words) {}

  /** Does one thing to it. */
  static Damaged to(String text, RandomGenerator chance) {
    var lines = new ArrayList<>(text.lines().toList());
    int line = chance.nextInt(lines.size());
    int at = chance.nextInt(text.length());
    return switch (chance.nextInt(11)) {
      case 0, 1, 2 -> inserted(text, at, chance);
      case 3 ->
          new Damaged(new StringBuilder(text).deleteCharAt(at).toString(), "a character is lost");
      case 4 -> new Damaged(text.substring(0, at), "the rest is lost");
      case 5 -> {
        lines.remove(line);
        yield joined(lines, "a line is lost");
      }
      case 6 -> {
        lines.add(line, lines.get(line));
        yield joined(lines, "a line stands twice");
      }
      case 7 -> {
        lines.set(line, " " + lines.get(line));
        yield joined(lines, "a line is indented");
      }
      case 8 -> {
        lines.set(line, lines.get(line).replaceFirst("^ ", ""));
        yield joined(lines, "a line is moved to the left");
      }
      case 9 -> {
        lines.set(line, lines.get(line).replaceFirst("^ +", "\t"));
        yield joined(lines, "a tab in front of a line");
      }
      default -> {
        Collections.swap(lines, line, chance.nextInt(lines.size()));
        yield joined(lines, "two lines are exchanged");
      }
    };
  }

  private static Damaged inserted(String text, int at, RandomGenerator chance) {
    var bit = BITS.get(chance.nextInt(BITS.size()));
    return new Damaged(
        text.substring(0, at) + bit + text.substring(at), "%s appears".formatted(Texts.quote(bit)));
  }

  private static Damaged joined(List<String> lines, String words) {
    return new Damaged(String.join("\n", lines) + "\n", words);
  }
}
