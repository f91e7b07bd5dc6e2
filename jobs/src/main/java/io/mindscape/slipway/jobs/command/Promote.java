package io.mindscape.slipway.jobs.command;

import io.mindscape.slipway.jobs.promotion.Outcome;
import io.mindscape.slipway.jobs.promotion.Promotions;
import io.mindscape.slipway.jobs.promotion.Prose;
import java.util.stream.Collectors;

/** {@code /promote ENV}. */
final class Promote {

  private final Promotions promotions;

  Promote(Promotions promotions) {
    this.promotions = promotions;
  }

  Reply answer(Asked asked) {
    if (asked.pull().isEmpty() && !asked.onPromotions()) {
      return Reply.not(
          "promotions are asked for on the issue \"Promotions\" or on an open pull request.");
    }
    if (asked.words().size() != 1) {
      return Reply.not("say which environment, alone on the line: %s.".formatted(choices(asked)));
    }
    var environment = asked.words().getFirst();
    return switch (promotions.promote(asked.repo(), environment, asked.login())) {
      case Outcome.Opened(var number, var head, var what) -> {
        promotions.refresh(asked.repo());
        yield Reply.done(
            "#%d promotes to %s: %s. Its head is `%s`; `/why %s` says what it waits for."
                .formatted(number, environment, what, head.abbreviated(), environment));
      }
      case Outcome.Nothing(var why) -> Reply.done("there is nothing to promote: " + why);
      case Outcome.Refused(var why) -> Reply.not("not promoted. " + why);
    };
  }

  private String choices(Asked asked) {
    var fed = promotions.fed(asked.repo());
    return fed.isEmpty()
        ? "none is fed by promotion here"
        : fed.stream()
            .map(name -> Prose.code("/promote " + name))
            .collect(Collectors.joining(" or "));
  }
}
