package io.mindscape.slipway.jobs.command;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.promotion.ApprovalGate;
import io.mindscape.slipway.jobs.promotion.GateWords;
import io.mindscape.slipway.jobs.promotion.Gates;
import io.mindscape.slipway.jobs.promotion.Progress;
import io.mindscape.slipway.jobs.promotion.Promotions;
import io.mindscape.slipway.jobs.promotion.Prose;
import io.mindscape.slipway.jobs.promotion.Typed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code /approve SHA}. The comment itself is the approval, and is counted where the gates are
 * asked; here it is only explained, and the pull request moved on.
 */
final class Approve {

  private final Promotions promotions;

  Approve(Promotions promotions) {
    this.promotions = promotions;
  }

  Reply answer(Asked asked) {
    if (asked.pull().isEmpty()) {
      return Reply.not(
          "there is nothing to approve here: #%d is no open pull request."
              .formatted(asked.issue()));
    }
    var pull = asked.pull().get();
    var environments = promotions.guarded(pull);
    if (environments.isEmpty()) {
      return Reply.not(
          "#%d touches no environment that asks for approvals.".formatted(pull.number()));
    }
    return misnamed(asked.words(), pull).orElseGet(() -> judged(asked.login(), pull, environments));
  }

  private static Optional<Reply> misnamed(List<String> words, PullRequest pull) {
    var line = Prose.code(ApprovalGate.line(pull.head()));
    if (words.size() != 1 || !Typed.isCommit(words.getFirst())) {
      return Optional.of(
          Reply.not(
              "an approval names the head that it is for, so that no other can take its place. If you have looked at `%s`, type this alone on the line: %s"
                  .formatted(pull.head().abbreviated(), line)));
    }
    if (!pull.head().isNamedBy(words.getFirst().toLowerCase(Locale.ROOT))) {
      return Optional.of(
          Reply.not(
              "%s is not the head of #%d, which is `%s`. Once you have looked at that one, type: %s"
                  .formatted(
                      Prose.code(words.getFirst()),
                      pull.number(),
                      pull.head().abbreviated(),
                      line)));
    }
    return Optional.empty();
  }

  private Reply judged(String login, PullRequest pull, List<String> environments) {
    var gates =
        environments.stream()
            .map(environment -> promotions.evaluate(pull.repo(), pull, environment))
            .toList();
    if (gates.stream().noneMatch(one -> one.approvals().counts(login))) {
      return Reply.not("your approval does not count: %s.".formatted(whyNot(login, gates)));
    }
    return told(promotions.advance(pull.repo(), pull.number()));
  }

  /** As the person hears it: {@code ana asked for this promotion}. */
  private static String whyNot(String login, List<Gates> gates) {
    return gates.stream()
        .map(one -> one.approvals().whyNot(login).orElse("is not among those who approved"))
        .distinct()
        .map(why -> Prose.code(login) + " " + why)
        .collect(Collectors.joining("; "));
  }

  private static Reply told(Progress progress) {
    return switch (progress) {
      case Progress.Merged(var commit) ->
          Reply.done(
              "approved. All gates are open: merged as `%s`.".formatted(commit.abbreviated()));
      case Progress.Waiting(var gates) -> Reply.done("approved. " + lines(gates));
      case Progress.Ready(var gates) ->
          Reply.done("approved. %s It may be merged.".formatted(lines(gates)));
      case Progress.NotMerged(var why) -> Reply.not("approved, and yet not merged. " + why);
      case Progress.Nothing(var why) -> Reply.not("nothing came of it: " + why);
    };
  }

  private static String lines(List<Gates> gates) {
    return gates.stream()
        .map(one -> "%s: %s.".formatted(one.environment(), GateWords.line(one)))
        .collect(Collectors.joining(" "));
  }
}
