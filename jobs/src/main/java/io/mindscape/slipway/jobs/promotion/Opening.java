package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.forge.People.Permission;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests.Draft;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore.CommitText;
import io.mindscape.slipway.jobs.git.GitStore.Pushed;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.promotion.Promotions.Ports;
import io.mindscape.slipway.jobs.strategy.Strategies.InForce;
import io.mindscape.slipway.policies.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Opens promotions. There is at most one for an environment: while it is open, asking again adds a
 * commit to its branch, and so a new head, which voids approvals.
 */
final class Opening {

  private final Ports ports;
  private final Requests requests;

  Opening(Ports ports) {
    this.ports = ports;
    this.requests = new Requests(ports.forge().people(), ports.git());
  }

  /** What was asked, and what there is. */
  private record Ask(RepoName repo, InForce inForce, Route route, String by) {
    String branch() {
      return Requests.branch(route.target().environment());
    }
  }

  /**
   * @throws Refused if it may not or cannot be; the message says what to do
   */
  Outcome open(RepoName repo, String environment, String by) {
    var inForce = ports.strategies().of(repo);
    var ask = new Ask(repo, inForce, Route.to(inForce, environment), by);
    checkAllowed(ask);
    checkDeployed(ask);
    var tree = ports.git().at(repo, inForce.head());
    var places = Tags.along(ask.route(), tree, inForce.strategy().delivery());
    if (places.stream().noneMatch(Move::moves)) {
      return nothing(ask, places);
    }
    var open = ports.forge().pullRequests().openFrom(repo, ask.branch());
    open.ifPresentOrElse(pull -> checkOurs(pull, ask), () -> sweep(ask));
    var pushed =
        ports
            .git()
            .push(
                repo, ask.branch(), inForce.head(), text(ask, places), t -> Tags.write(places, t));
    return switch (pushed) {
      case Pushed.Committed(var head) -> propose(ask, head, open, true);
      case Pushed.NothingToDo(var head) -> propose(ask, head, open, false);
    };
  }

  private void checkAllowed(Ask ask) {
    var permission = ports.forge().people().permission(ask.repo(), ask.by());
    if (permission.compareTo(Permission.WRITE) < 0) {
      throw new Refused(
          "To promote, one needs the right to write to %s, and %s does not have it."
              .formatted(ask.repo(), Prose.code(ask.by())));
    }
  }

  private void checkDeployed(Ask ask) {
    var source = ask.route().source().environment();
    if (ports.forge().deployments().newestSuccess(ask.repo(), source).isEmpty()) {
      throw new Refused(
          "Nothing has been deployed to %s yet, and %s gets only what has run there."
              .formatted(source, ask.route().target().environment()));
    }
  }

  private void checkOurs(PullRequest pull, Ask ask) {
    if (!requests.isFromBot(pull, ask.route().target().environment())) {
      throw new Refused(
          "#%d is open from the branch %s, which the bot needs for itself. Close it, and ask again."
              .formatted(pull.number(), Prose.code(ask.branch())));
    }
  }

  /** What an earlier promotion left, merged or closed, is not built upon. */
  private void sweep(Ask ask) {
    var left = ports.git().fetch(ask.repo(), ask.branch());
    if (left.isPresent() && !ports.git().delete(ask.repo(), ask.branch(), left.get())) {
      throw new Refused(
          "Somebody is pushing to %s, which the bot needs for itself. Ask again when that is over."
              .formatted(Prose.code(ask.branch())));
    }
  }

  private static Outcome nothing(Ask ask, List<Move> places) {
    var target = ask.route().target().environment();
    var source = ask.route().source().environment();
    if (places.isEmpty()) {
      return new Outcome.Nothing(
          "`delivery.images` names no image that %s and %s both have.".formatted(source, target));
    }
    var images =
        places.stream()
            .map(move -> Prose.code(move.image()) + " " + Prose.code(move.after()))
            .distinct()
            .toList();
    return new Outcome.Nothing(
        "%s already runs what %s runs: %s.".formatted(target, source, Prose.list(images)));
  }

  private static CommitText text(Ask ask, List<Move> places) {
    var moving = places.stream().filter(Move::moves).toList();
    var target = ask.route().target().environment();
    return new CommitText(
        Proposal.title(ask.route(), moving),
        "%s runs it; %s asked for it.".formatted(ask.route().source().environment(), ask.by()),
        List.of(
            Requests.trailer(ask.by()),
            new Trailer(
                "Slipway-Effect",
                "promote:%s:%s:%s".formatted(ask.repo(), target, ask.inForce().head()))));
  }

  private Outcome propose(Ask ask, CommitId head, Optional<PullRequest> open, boolean committed) {
    var proposal = proposal(ask, head, askers(ask, open, committed));
    var pulls = ports.forge().pullRequests();
    if (open.isEmpty()) {
      var draft =
          new Draft(proposal.title(), proposal.body(), ask.branch(), ask.inForce().branch());
      return new Outcome.Opened(pulls.create(ask.repo(), draft).number(), head, "opened");
    }
    int number = open.get().number();
    pulls.describe(ask.repo(), number, proposal.title(), proposal.body());
    return new Outcome.Opened(
        number,
        head,
        committed
            ? "brought up to date; its head is new, so approvals of the old one no longer count"
            : "open already, with what %s runs".formatted(ask.route().source().environment()));
  }

  /** Who asked again and got no new commit has asked for nothing. */
  private Set<String> askers(Ask ask, Optional<PullRequest> open, boolean committed) {
    var askers = new TreeSet<String>();
    open.ifPresent(pull -> askers.addAll(Requests.named(pull, ask.route().target().environment())));
    if (committed
        || open.isEmpty()
        || requests.wrote(ask.repo(), ask.branch(), ask.inForce().head(), ask.by())) {
      askers.add(Requests.lower(ask.by()));
    }
    return askers;
  }

  private Proposal proposal(Ask ask, CommitId head, Set<String> askedBy) {
    var git = ports.git();
    var delivery = ask.inForce().strategy().delivery();
    var route = ask.route();
    var base = ask.inForce().head();
    var fork = git.mergeBase(ask.repo(), base, head).orElse(base);
    var tree = git.at(ask.repo(), base);
    var moves = Tags.along(route, tree, delivery).stream().filter(Move::moves).toList();
    return new Proposal(
        route,
        moves,
        bumps(ask, moves),
        Tags.missing(route, tree, delivery),
        askedBy,
        new RenderedChange.Renderer(git, ports.inspector())
            .between(
                ask.repo(), ask.inForce().strategy(), fork, head, route.target().environment()),
        head);
  }

  private Map<String, CommitId> bumps(Ask ask, List<Move> moves) {
    var bumps = new HashMap<String, CommitId>();
    for (var move : moves) {
      var trailer = new Trailer("Slipway-Image", move.image() + ":" + move.after());
      ports
          .git()
          .findTrailer(ask.repo(), ask.inForce().branch(), trailer)
          .ifPresent(commit -> bumps.put(move.image(), commit));
    }
    return bumps;
  }
}
