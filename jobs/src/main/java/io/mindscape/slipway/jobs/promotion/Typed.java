package io.mindscape.slipway.jobs.promotion;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command as somebody typed it: the first line of a comment, beginning with a slash and a word.
 * What follows on later lines is prose.
 *
 * @param word without the slash, as typed: {@code promote}
 * @param rest the other words of the line
 */
public record Typed(String word, List<String> rest) {

  private static final Pattern FIRST = Pattern.compile("/[A-Za-z][A-Za-z-]{0,30}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{7,40}");

  public Typed {
    rest = List.copyOf(rest);
  }

  /** The command at the start of a comment; nothing where it starts with anything else. */
  public static Optional<Typed> in(String comment) {
    var line = comment.lines().findFirst().orElse("").stripTrailing();
    var words = List.of(line.split("\\s+", -1));
    if (!FIRST.matcher(words.getFirst()).matches()) {
      return Optional.empty();
    }
    return Optional.of(new Typed(words.getFirst().substring(1), words.subList(1, words.size())));
  }

  /** Whether {@code text} can be the beginning of a commit id that is long enough to be meant. */
  public static boolean isCommit(String text) {
    return HEX.matcher(text).matches();
  }
}
