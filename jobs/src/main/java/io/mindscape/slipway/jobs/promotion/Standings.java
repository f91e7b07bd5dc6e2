package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.forge.Deployments.Newest;
import io.mindscape.slipway.jobs.forge.Deployments.State;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.promotion.Promotions.Ports;
import io.mindscape.slipway.jobs.strategy.Strategies.InForce;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Delivery;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks where the environments that are fed by promotion stand. */
final class Standings {

  private final Ports ports;
  private final Clock clock;
  private final GateKeeper keeper;
  private final Requests requests;

  Standings(Ports ports, Clock clock) {
    this.ports = ports;
    this.clock = clock;
    this.keeper = new GateKeeper(ports.forge(), ports.git());
    this.requests = new Requests(ports.forge().people(), ports.git());
  }

  /**
   * @throws Refused if {@code environment} is not fed by promotion
   */
  Standing of(RepoName repo, InForce inForce, String environment) {
    var route = Route.to(inForce, environment);
    var pull =
        ports
            .forge()
            .pullRequests()
            .openFrom(repo, Requests.branch(environment))
            .filter(open -> requests.isFromBot(open, environment));
    return new Standing(
        route.source().environment(),
        environment,
        rows(route, ports.git().at(repo, inForce.head()), inForce.strategy().delivery()),
        notes(repo, route),
        pull.map(PullRequest::number).orElse(null),
        pull.map(open -> gates(open, route)).orElse(null));
  }

  private Gates gates(PullRequest pull, Route route) {
    var candidate = Candidate.of(pull, ports.git(), ports.strategies());
    return keeper.ask(candidate, route.target(), clock.instant());
  }

  private static List<Standing.Row> rows(Route route, Snapshot tree, Delivery delivery) {
    var target = Tags.of(route.target(), tree, delivery);
    var rows = new ArrayList<Standing.Row>();
    Tags.of(route.source(), tree, delivery)
        .forEach(
            (image, tags) ->
                rows.add(
                    new Standing.Row(
                        image,
                        String.join(", ", tags),
                        String.join(", ", target.getOrDefault(image, List.of())))));
    return rows;
  }

  private List<String> notes(RepoName repo, Route route) {
    var notes = new ArrayList<String>();
    for (var environment : List.of(route.source(), route.target())) {
      var name = environment.environment();
      note(name, ports.forge().deployments().newest(repo, name)).ifPresent(notes::add);
    }
    return notes;
  }

  /** What stands in Git runs once it is deployed; where it is not, that is said. */
  private static Optional<String> note(String environment, Optional<Newest> newest) {
    if (newest.isEmpty()) {
      return Optional.of("Nothing has been deployed to %s yet.".formatted(environment));
    }
    var commit = Prose.code(newest.get().commit().abbreviated());
    var state = newest.get().state();
    if (state == State.FAILURE || state == State.ERROR) {
      return Optional.of("The newest deployment to %s, %s, failed.".formatted(environment, commit));
    }
    return Optional.empty();
  }
}
