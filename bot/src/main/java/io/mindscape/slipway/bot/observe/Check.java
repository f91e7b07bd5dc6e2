package io.mindscape.slipway.bot.observe;

import io.mindscape.slipway.jobs.effect.Masked;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that the bot needs or looks after, and how to see whether it is well.
 *
 * @param name as a person calls it: {@code GitHub}, {@code slipway.yaml of mindscape/platform}
 * @param needed whether the bot is not ready while it is unwell
 * @param problem looks: one sentence on what is wrong and what to do, or nothing
 */
public record Check(String name, boolean needed, Supplier<Optional<String>> problem) {

  /**
   * How it is right now. An exception is a problem too. Anybody may ask for our health: what looks
   * like a secret is masked.
   */
  public Condition look() {
    try {
      return new Condition(name, needed, problem.get().map(Masked::text));
    } catch (RuntimeException failure) {
      return new Condition(
          name, needed, Optional.of(Masked.text(String.valueOf(failure.getMessage()))));
    }
  }

  /** How something was when it was last looked at. */
  public record Condition(String name, boolean needed, Optional<String> problem) {
    public boolean well() {
      return problem.isEmpty();
    }
  }
}
