package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.secrecy.Secrets;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The verdict where no strategy is in force, and so nothing can be judged: never green. Only the
 * strategy file that a pull request itself brings is read, for it may be the cure.
 */
final class Blind {

  private final GitStore git;

  Blind(GitStore git) {
    this.git = git;
  }

  Verdict look(PullRequest pull, String why) {
    var own = git.at(pull.repo(), pull.head()).read(Strategy.FILE);
    if (own.isPresent() && isChanged(pull)) {
      try {
        StrategyReader.read(own.get());
        return verdict(
            State.NEUTRAL,
            "Not checked: no strategy is in force yet",
            lines(why),
            "The %s that this brings is good: it comes into force with the merge."
                .formatted(Markdown.code(Strategy.FILE)));
      } catch (Refused bad) {
        return verdict(
            State.FAILURE,
            "%s cannot be understood".formatted(Strategy.FILE),
            lines(bad.getMessage()),
            "**Next:** correct it; every push is looked at.");
      }
    }
    return verdict(
        State.NEUTRAL,
        "Not checked: no strategy is in force",
        lines(why),
        "**Next:** mend %s on %s; until then nothing is judged."
            .formatted(Markdown.code(Strategy.FILE), Markdown.code(pull.baseBranch())));
  }

  private boolean isChanged(PullRequest pull) {
    git.at(pull.repo(), pull.base());
    var base = git.mergeBase(pull.repo(), pull.base(), pull.head()).orElse(pull.base());
    return git.changed(pull.repo(), base, pull.head()).contains(Strategy.FILE);
  }

  private static String lines(String message) {
    return Secrets.none()
        .mask(message)
        .lines()
        .map(line -> "- %s\n".formatted(Markdown.message(line)))
        .collect(Collectors.joining());
  }

  private static Verdict verdict(State state, String title, String why, String next) {
    return new Verdict(state, title, Markdown.cut(why + "\n" + next + "\n"), List.of());
  }
}
