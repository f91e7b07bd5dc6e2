package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.promotion.Promotions.Ports;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reports the gates of an open pull request, and merges it if it is the bot's own promotion. */
final class Advance {

  private final Ports ports;
  private final Clock clock;
  private final GateKeeper keeper;
  private final Requests requests;
  private final Merging merging;

  Advance(Ports ports, Clock clock) {
    this.ports = ports;
    this.clock = clock;
    this.keeper = new GateKeeper(ports.forge(), ports.git());
    this.requests = new Requests(ports.forge().people(), ports.git());
    this.merging = new Merging(ports.forge());
  }

  Progress advance(RepoName repo, int number) {
    var found = find(repo, number);
    if (found.isEmpty()) {
      return new Progress.Nothing("#%d is not open.".formatted(number));
    }
    var candidate = Candidate.of(found.get(), ports.git(), ports.strategies());
    if (!candidate.pull().baseBranch().equals(candidate.inForce().branch())) {
      return new Progress.Nothing("#%d does not go to the default branch.".formatted(number));
    }
    var gates = report(candidate);
    if (gates.isEmpty()) {
      return new Progress.Nothing("#%d touches no environment that has gates.".formatted(number));
    }
    if (!gates.stream().allMatch(Gates::allOpen)) {
      return new Progress.Waiting(gates);
    }
    return promoted(candidate)
        .map(environment -> mergeIfStillSo(candidate.pull(), environment))
        .orElseGet(() -> new Progress.Ready(gates));
  }

  /** The gates of every environment that it touches, each told as a check of its head. */
  private List<Gates> report(Candidate candidate) {
    var all = gates(candidate);
    for (var gates : all) {
      ports.forge().checks().report(candidate.repo(), candidate.head(), report(gates));
    }
    return all;
  }

  private List<Gates> gates(Candidate candidate) {
    var environments = new ArrayList<>(candidate.guarded(ports.git(), ports.inspector()));
    promoted(candidate).filter(one -> !environments.contains(one)).ifPresent(environments::add);
    return environments.stream()
        .map(name -> Objects.requireNonNull(candidate.delivery().environments().get(name)))
        .map(target -> keeper.ask(candidate, target, clock.instant()))
        .toList();
  }

  /** The environment to which the bot promotes by this pull request, if it is one of its own. */
  private Optional<String> promoted(Candidate candidate) {
    return candidate.delivery().environments().values().stream()
        .map(Target::environment)
        .filter(name -> requests.isOwn(candidate.pull(), name))
        .findFirst();
  }

  /** Everything is asked once more: what was so a moment ago may not be so now. */
  private Progress mergeIfStillSo(PullRequest seen, String environment) {
    var now = find(seen.repo(), seen.number());
    if (now.isEmpty()) {
      return new Progress.Nothing("#%d is not open any more.".formatted(seen.number()));
    }
    if (!now.get().head().equals(seen.head())) {
      return merging.notMerged(seen, Merging.moved(seen));
    }
    var candidate = Candidate.of(now.get(), ports.git(), ports.strategies());
    var gates = gates(candidate);
    if (!gates.stream().allMatch(Gates::allOpen)
        || !requests.isOwn(candidate.pull(), environment)) {
      report(candidate);
      return new Progress.Waiting(gates);
    }
    var approvers =
        gates.stream().flatMap(one -> one.approvals().counting().stream()).distinct().toList();
    return merging.merge(
        candidate.pull(), Requests.named(candidate.pull(), environment), approvers);
  }

  private Optional<PullRequest> find(RepoName repo, int number) {
    return ports.forge().pullRequests().find(repo, number).filter(PullRequest::open);
  }

  private static Checks.Report report(Gates gates) {
    return new Checks.Report(
        "slipway/" + gates.environment(),
        gates.allOpen() ? Checks.State.SUCCESS : Checks.State.WAITING,
        GateWords.line(gates),
        GateWords.table(gates),
        List.of());
  }
}
