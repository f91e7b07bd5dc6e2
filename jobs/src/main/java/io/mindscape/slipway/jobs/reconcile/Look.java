package io.mindscape.slipway.jobs.reconcile;

import io.mindscape.slipway.jobs.command.Commands;
import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.delivery.Notes;
import io.mindscape.slipway.jobs.deploy.Deploy.Behind;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.forge.Discussion.Comment;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.promotion.Promotions.Shown;
import io.mindscape.slipway.jobs.reconcile.Reconcile.Findings;
import io.mindscape.slipway.jobs.reconcile.Reconcile.Ports;
import io.mindscape.slipway.jobs.reconcile.Sightings.Sight;
import io.mindscape.slipway.jobs.recovery.Missed.How;
import io.mindscape.slipway.jobs.review.Review;
import io.mindscape.slipway.policies.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at one repository. */
record Look(RepoName repo, Ports ports, Findings findings, Memory memory) {

  /** So many pull requests are asked about their gates at a look, besides the bot's own. */
  static final int MOST_GATES = 20;

  private static final Logger LOG = LoggerFactory.getLogger(Look.class);
  private static final Set<State> CONCLUDED = Set.of(State.SUCCESS, State.FAILURE, State.NEUTRAL);

  /** Something that is undone: the same for as long as {@code state} is. */
  private record Undone(Event event, Object state) {}

  /** Looks at everything; what a person has to mend keeps nothing else from being looked at. */
  void at(Instant now) {
    var open = ports.forge().pullRequests().open(repo);
    memory.keep(open);
    open.forEach(this::review);
    comments(now);
    unlessRefused(this::deployments);
    unlessRefused(() -> gates(open));
    unlessRefused(this::promotions);
  }

  private void unlessRefused(Runnable step) {
    try {
      step.run();
    } catch (Refused refused) {
      LOG.atWarn().addKeyValue("repository", repo).log("{}", refused.getMessage());
    }
  }

  private void review(PullRequest pull) {
    if (memory.isConcluded(pull)) {
      return;
    }
    var state = ports.forge().checks().find(repo, pull.head(), Review.CHECK);
    if (state.filter(CONCLUDED::contains).isPresent()) {
      memory.concluded(pull);
    } else {
      missed(
          "pull_request",
          new Undone(new Event.PullRequestChanged(repo, pull.number()), pull.head()));
    }
  }

  /**
   * An edited comment never counts, and is not told to us either. One that is left open, because
   * its subject is at work or it is seen for the first time, is read again at the next look.
   */
  private void comments(Instant now) {
    var comments = ports.forge().discussion().commentsSince(repo, memory.commentsSince(now));
    var self = ports.forge().people().self();
    var answered =
        comments.stream()
            .filter(comment -> comment.author().equalsIgnoreCase(self))
            .flatMap(comment -> Commands.answered(comment).stream())
            .collect(Collectors.toSet());
    var undone =
        comments.stream()
            .filter(comment -> !comment.edited() && asks(comment))
            .filter(comment -> !comment.author().equalsIgnoreCase(self))
            .filter(comment -> !answered.contains(comment.id()))
            .toList();
    var open = new ArrayList<Instant>();
    for (var comment : undone) {
      if (command(comment) == Sight.NEW) {
        open.add(comment.changed());
      }
    }
    memory.commentsAreRead(now, open.stream().min(Comparator.naturalOrder()));
  }

  /** A misspelt order is one of ours where orders are given. */
  private boolean asks(Comment comment) {
    return Commands.asks(comment)
        || (Commands.isNearlyAnOrder(comment)
            && ports.orders().on(repo, comment.issue()).isPresent());
  }

  /** It is noted once, for the note sees to it that it is obeyed. */
  private Sight command(Comment comment) {
    var event = new Event.Commented(repo, comment.issue(), comment.id());
    var sight = sight("issue_comment", new Undone(event, comment.id()));
    if (sight == Sight.BELIEVED) {
      findings.notes().leave(event);
    }
    return sight;
  }

  private void deployments() {
    ports.deploy().behind(repo).stream()
        .collect(Collectors.groupingBy(Behind::branch))
        .forEach(this::behind);
  }

  private void behind(String branch, List<Behind> environments) {
    var due = new Undone(new Event.DeployDue(repo, branch), environments.getFirst().head());
    if (environments.stream().anyMatch(Behind::moved)) {
      missed("push", due);
    } else {
      leave(due.event());
    }
  }

  private void gates(List<PullRequest> open) {
    var strategy = ports.strategies().of(repo).head();
    var gated = open.stream().filter(pull -> hasGates(pull, strategy)).toList();
    var self = ports.forge().people().self();
    gated.stream().filter(pull -> pull.author().equalsIgnoreCase(self)).forEach(this::moved);
    var others = gated.stream().filter(pull -> !pull.author().equalsIgnoreCase(self)).toList();
    memory.next(others, MOST_GATES).forEach(this::moved);
  }

  private boolean hasGates(PullRequest pull, CommitId strategy) {
    var known = memory.gated().get(pull.number());
    if (known == null || !known.head().equals(pull.head()) || !known.strategy().equals(strategy)) {
      boolean gates = !ports.promotions().guarded(pull).isEmpty();
      known = new Memory.Gated(pull.head(), strategy, gates);
      memory.gated().put(pull.number(), known);
    }
    return known.gates();
  }

  /** Time alone opens gates: that is no event, and none was missed. */
  private void moved(PullRequest pull) {
    leave(new Event.GatesMoved(repo, pull.number()));
  }

  private void promotions() {
    var event = new Event.PromotionsMoved(repo);
    switch (ports.promotions().shown(repo)) {
      case Shown.AS_IT_IS -> {}
      case Shown.NOT_YET -> leave(event);
      case Shown.CLOSED_UNSEEN -> missed("pull_request", new Undone(event, "closed"));
    }
  }

  /** Something happened, and it seems that nobody told us. */
  private void missed(String kind, Undone undone) {
    if (sight(kind, undone) != Sight.NEW) {
      findings.notes().leave(undone.event());
    }
  }

  /** What to think of it; while its subject is at work, nothing is seen of it. */
  private Sight sight(String kind, Undone undone) {
    if (findings.deliveries().unfinished(Notes.subject(undone.event()))) {
      return Sight.NEW;
    }
    var sight = memory.sightings.see(undone);
    if (sight == Sight.BELIEVED) {
      findings.missed().found(kind, How.RECONCILED, 1);
      LOG.atInfo()
          .addKeyValue("repository", repo)
          .addKeyValue("subject", Notes.subject(undone.event()))
          .addKeyValue("kind", kind)
          .log("nobody told of something that happened; it is done now");
    }
    return sight;
  }

  private void leave(Event event) {
    if (!findings.deliveries().unfinished(Notes.subject(event))) {
      findings.notes().leave(event);
    }
  }
}
