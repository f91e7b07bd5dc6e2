package io.mindscape.slipway.jobs.command;

import io.mindscape.slipway.jobs.fix.FixPull;
import io.mindscape.slipway.jobs.fix.FixPull.Outcome;
import io.mindscape.slipway.jobs.fix.FixPull.Wish;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.fix.Mechanic;
import java.util.List;

/** {@code /fix [RULE]…}: mends what can be mended mechanically, on the pull request's branch. */
final class Fix {

  private static final int MOST_PATCH = 40_000;

  private final FixPull fixPull;

  Fix(FixPull fixPull) {
    this.fixPull = fixPull;
  }

  Reply answer(Asked asked, long comment) {
    if (asked.pull().isEmpty()) {
      return Reply.not(
          "#%d is no open pull request: there is nothing to fix.".formatted(asked.issue()));
    }
    for (var rule : asked.words()) {
      if (!Mechanic.knows(rule)) {
        return Reply.not(
            "nothing mends %s mechanically. Leave it out, or name a rule such as `/fix schema/type`."
                .formatted(Markdown.code(rule)));
      }
    }
    return told(
        fixPull.fix(
            new Wish(asked.pull().get(), asked.login(), "comment-" + comment, asked.words())));
  }

  /** Tells what came of a click; a commit speaks for itself. */
  void press(PullRequest pull, String login, Telling telling) {
    var wish = new Wish(pull, login, "button-" + pull.head(), List.of());
    var outcome = fixPull.fix(wish);
    if (!(outcome instanceof Outcome.Committed)) {
      telling.tell(pull, login, told(outcome));
    }
  }

  /** Says something to who clicked. */
  @FunctionalInterface
  interface Telling {
    void tell(PullRequest pull, String login, Reply reply);
  }

  private static Reply told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Committed(var commit, var fixed, var left) ->
          Reply.done("fixed in `%s`.%s".formatted(commit.abbreviated(), left(left)));
      case Outcome.Offered(var patch, var left) when patch.length() > MOST_PATCH ->
          Reply.not(
              "the branch is in a fork, and the patch is too long to stand here: run `slipway fix`"
                  + " on it.");
      case Outcome.Offered(var patch, var left) ->
          Reply.done(
              "the branch is in a fork, which is not mine to write. `git apply` takes this:\n\n%s\n%s"
                  .formatted(Markdown.fenced("diff", patch), left(left).strip()));
      case Outcome.Nothing(var why) -> Reply.done("nothing was changed: %s.".formatted(why));
      case Outcome.NotAllowed() ->
          Reply.not("only people who may write to the repository can have it fixed.");
    };
  }

  private static String left(int left) {
    return left == 0
        ? ""
        : " %s a person.".formatted(left == 1 ? "One finding takes" : left + " findings take");
  }
}
