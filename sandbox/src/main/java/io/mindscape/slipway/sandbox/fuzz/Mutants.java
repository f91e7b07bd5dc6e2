package io.mindscape.slipway.sandbox.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Real files, spoilt: in their bytes, their lines, or their values. */
final class Mutants {

  private static final Pattern DOCUMENT = Pattern.compile("(?m)^---.*\n");
  private static final int LARGEST_VALUE = 200_000;

  private final Chance chance;
  private final Corpus corpus;

  Mutants(Chance chance, Corpus corpus) {
    this.chance = chance;
    this.corpus = corpus;
  }

  Sample file() {
    var text = document();
    int times = 1 + chance.few(4);
    for (int at = 0; at < times; at++) {
      text = spoilt(text);
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Sample("mutant", chance.oneIn(4) ? inBytes(bytes) : bytes);
  }

  /** One document of a file; now and then all of them. */
  private String document() {
    var text = chance.of(corpus.texts());
    return chance.oneIn(10) ? text : chance.of(Arrays.asList(DOCUMENT.split(text)));
  }

  private String spoilt(String text) {
    int from = chance.below(text.length() + 1);
    int to = Math.min(text.length(), from + chance.length(200));
    return switch (chance.below(12)) {
      case 0 -> text.substring(0, from);
      case 1 -> text.substring(0, from) + text.substring(to);
      case 2 -> text.substring(0, to) + text.substring(from);
      case 3 -> text.substring(0, from) + Words.piece(chance) + text.substring(from);
      case 4 -> spliced(text, from);
      case 5 -> lines(text);
      case 6 -> text.replace("\n", chance.of("\r\n", "\r", "\n\n", "\u0085"));
      default -> revalued(text);
    };
  }

  private String spliced(String text, int from) {
    var other = document();
    return text.substring(0, from) + other.substring(chance.below(other.length() + 1));
  }

  /** Takes a line away, doubles it, or indents it otherwise. */
  private String lines(String text) {
    var lines = text.split("\n", -1);
    int at = chance.below(lines.length);
    lines[at] =
        switch (chance.below(5)) {
          case 0 -> "";
          case 1 -> lines[at] + "\n" + lines[at];
          case 2 -> "  " + lines[at];
          case 3 -> lines[at].strip();
          default -> lines[chance.below(lines.length)];
        };
    return String.join("\n", lines);
  }

  /** Another value behind a key: a strange one, a long one, or the old one many times. */
  private String revalued(String text) {
    var lines = text.split("\n", -1);
    int at = chance.below(lines.length);
    int colon = lines[at].indexOf(": ");
    if (colon < 0) {
      return text;
    }
    var old = lines[at].substring(colon + 2);
    var bare = old.replace("\"", "").replace("'", "");
    var value =
        switch (chance.below(8)) {
          case 0 ->
              bare.repeat(1 + Math.min(chance.length(20_000), LARGEST_VALUE / (1 + bare.length())));
          case 1 -> bare + Words.text(chance, LARGEST_VALUE);
          case 2 -> '"' + Words.text(chance, 1000).replace("\\", "").replace("\"", "") + '"';
          case 3 -> "[" + old + ", " + old + "]";
          case 4 -> "{a: " + old + "}";
          default -> Words.value(chance);
        };
    lines[at] = lines[at].substring(0, colon + 2) + value;
    return String.join("\n", lines);
  }

  private byte[] inBytes(byte[] bytes) {
    var spoilt = bytes.clone();
    int times = spoilt.length == 0 ? 0 : 1 + chance.few(8);
    for (int at = 0; at < times; at++) {
      int where = chance.below(spoilt.length);
      spoilt[where] =
          (byte) (chance.oneIn(2) ? spoilt[where] ^ (1 << chance.below(8)) : chance.below(256));
    }
    return spoilt;
  }
}
