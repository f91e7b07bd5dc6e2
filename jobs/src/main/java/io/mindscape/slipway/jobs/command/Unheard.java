package io.mindscape.slipway.jobs.command;

import io.mindscape.slipway.jobs.promotion.Prose;
import io.mindscape.slipway.jobs.promotion.Typed;
import java.util.List;
import java.util.function.Predicate;

/**
 * Commands on later lines of a comment. Nobody obeys them, so whoever typed several is told: a veto
 * that is not heard must not look like one that is.
 */
final class Unheard {

  /** More of them say nothing new. */
  private static final int MOST = 3;

  private Unheard() {}

  /**
   * What to say of them behind an answer; empty where there are none.
   *
   * @param isCommand whether a word is a command, without its slash
   */
  static String in(String comment, Predicate<String> isCommand) {
    var lines =
        comment
            .lines()
            .skip(1)
            .filter(line -> Typed.in(line).filter(one -> isCommand.test(one.word())).isPresent())
            .limit(MOST)
            .map(Prose::code)
            .toList();
    return lines.isEmpty() ? "" : words(lines);
  }

  private static String words(List<String> lines) {
    return "\n\nOnly the first line of a comment is a command, so this was not heard: %s. Write each in a comment of its own."
        .formatted(Prose.list(lines));
  }
}
