package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.policies.strategy.Delivery;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who approved a head, and whose approval counts: that of a person in one of the teams, who neither
 * asked for the change nor made any part of it. All of it is asked anew each time.
 */
final class Approvals {

  private final Forge forge;
  private final Requests requests;

  Approvals(Forge forge, Requests requests) {
    this.forge = forge;
    this.requests = requests;
  }

  /** Counts for {@code target}; where it asks for no approvals, none is required. */
  Tally tally(Candidate candidate, Target target) {
    var rule = target.approvals();
    if (rule == null) {
      return new Tally(0, List.of(), List.of());
    }
    var counting = new ArrayList<String>();
    var others = new ArrayList<Tally.Uncounted>();
    var made = makers(candidate);
    for (var vote : Votes.on(candidate.pull(), forge).values()) {
      var flaw =
          Optional.ofNullable(vote.flaw())
              .or(() -> bar(candidate, target, made, vote.login()))
              .or(() -> notInTeams(vote.login(), rule));
      flaw.ifPresentOrElse(
          why -> others.add(new Tally.Uncounted(vote.login(), why)),
          () -> counting.add(vote.login()));
    }
    counting.sort(String.CASE_INSENSITIVE_ORDER);
    return new Tally(rule.required(), counting, others);
  }

  private Set<String> makers(Candidate candidate) {
    return forge.pullRequests().contributors(candidate.repo(), candidate.pull().number()).stream()
        .map(Requests::lower)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Why this person can never approve this change, whatever their team. */
  private Optional<String> bar(
      Candidate candidate, Target target, Set<String> makers, String login) {
    if (login.equalsIgnoreCase(forge.people().self())) {
      return Optional.of("is the bot");
    }
    if (login.equalsIgnoreCase(candidate.pull().author())) {
      return Optional.of("is the author of this pull request");
    }
    if (requests.askedFor(candidate, target.environment(), login)) {
      return Optional.of("asked for this promotion");
    }
    if (makers.contains(Requests.lower(login))) {
      return Optional.of("wrote a part of this pull request");
    }
    return Optional.empty();
  }

  private Optional<String> notInTeams(String login, Delivery.Approvals rule) {
    if (forge.people().inAnyTeam(login, rule.teams())) {
      return Optional.empty();
    }
    var teams = rule.teams().stream().map(Prose::code).toList();
    return Optional.of(
        "is not in %s%s".formatted(teams.size() > 1 ? "any of " : "", Prose.list(teams)));
  }
}
