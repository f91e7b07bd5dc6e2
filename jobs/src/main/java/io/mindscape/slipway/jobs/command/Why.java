package io.mindscape.slipway.jobs.command;

import io.mindscape.slipway.jobs.forge.People;
import io.mindscape.slipway.jobs.forge.People.Permission;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.promotion.GateWords;
import io.mindscape.slipway.jobs.promotion.Gates;
import io.mindscape.slipway.jobs.promotion.Promotions;
import io.mindscape.slipway.jobs.promotion.Prose;
import io.mindscape.slipway.jobs.promotion.Standing;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /why [ENV]}: what stands between a change and an environment. */
final class Why {

  private final Promotions promotions;
  private final People people;

  Why(Promotions promotions, People people) {
    this.promotions = promotions;
    this.people = people;
  }

  Reply answer(Asked asked) {
    if (people.permission(asked.repo(), asked.login()) == Permission.NONE) {
      return Reply.not("only those who may read %s are told.".formatted(asked.repo()));
    }
    return switch (asked.words().size()) {
      case 0 -> everything(asked);
      case 1 -> one(asked, asked.words().getFirst());
      default -> Reply.not("name one environment, or none, alone on the line: `/why production`.");
    };
  }

  private Reply everything(Asked asked) {
    if (asked.pull().isPresent()) {
      var pull = asked.pull().get();
      var guarded = promotions.guarded(pull);
      return guarded.isEmpty()
          ? Reply.done(
              "#%d touches no environment that asks for approvals: nothing but its checks holds it."
                  .formatted(pull.number()))
          : Reply.done(onPull(pull, guarded));
    }
    var standings = promotions.standings(asked.repo());
    return standings.isEmpty()
        ? Reply.done("no environment here is fed by promotion: nothing is held back.")
        : Reply.done(standings.stream().map(Why::standing).collect(Collectors.joining("\n")));
  }

  private Reply one(Asked asked, String environment) {
    if (asked.pull().isPresent() && promotions.guarded(asked.pull().get()).contains(environment)) {
      return Reply.done(onPull(asked.pull().get(), List.of(environment)));
    }
    return Reply.done(standing(promotions.standing(asked.repo(), environment)));
  }

  private String onPull(PullRequest pull, List<String> environments) {
    return environments.stream()
        .map(environment -> promotions.evaluate(pull.repo(), pull, environment))
        .map(gates -> gates(pull.number(), gates))
        .collect(Collectors.joining("\n"));
  }

  private static String standing(Standing standing) {
    if (standing.pull() != null && standing.gates() != null) {
      return gates(standing.pull(), standing.gates());
    }
    if (standing.behind()) {
      return "**%s** is behind %s in %s, and no promotion is open. To ask for one, type `/promote %s`.\n"
          .formatted(standing.target(), standing.source(), behind(standing), standing.target());
    }
    return "**%s** already runs what %s runs.\n".formatted(standing.target(), standing.source());
  }

  private static String behind(Standing standing) {
    return Prose.list(
        standing.images().stream()
            .filter(row -> !row.inSource().equals(row.inTarget()))
            .map(row -> Prose.code(row.image()))
            .toList());
  }

  private static String gates(int number, Gates gates) {
    return "#%d at `%s` → **%s**: %s.\n\n%s"
        .formatted(
            number,
            gates.head().abbreviated(),
            gates.environment(),
            GateWords.line(gates),
            GateWords.table(gates));
  }
}
