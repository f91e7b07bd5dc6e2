package io.mindscape.slipway.jobs.dispatch;

import io.mindscape.slipway.jobs.bump.BumpImage;
import io.mindscape.slipway.jobs.command.Commands;
import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.delivery.Handler;
import io.mindscape.slipway.jobs.delivery.Notes;
import io.mindscape.slipway.jobs.deploy.Deploy;
import io.mindscape.slipway.jobs.deploy.Deploy.Outcome;
import io.mindscape.slipway.jobs.forge.PullRequests;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.promotion.Promotions;
import io.mindscape.slipway.jobs.review.Review;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the use cases that an event asks for; its lane sees to it that no two work on one. */
public final class Dispatcher implements Handler {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Jobs jobs;
  private final PullRequests pullRequests;
  private final Notes notes;
  private final Rollouts rollouts;

  /** The use cases. */
  public record Jobs(
      Review review, BumpImage bump, Deploy deploy, Promotions promotions, Commands commands) {}

  public Dispatcher(Jobs jobs, PullRequests pullRequests, Notes notes, Rollouts rollouts) {
    this.jobs = jobs;
    this.pullRequests = pullRequests;
    this.notes = notes;
    this.rollouts = rollouts;
  }

  @Override
  public void handle(Event event) {
    switch (event) {
      case Event.PullRequestChanged(var repo, var number) -> {
        jobs.review().review(repo, number);
        jobs.promotions().advance(repo, number);
      }
      case Event.PullRequestClosed(var repo, var number) -> jobs.promotions().refresh(repo);
      case Event.BranchPushed(var repo, var branch) ->
          deployed(repo, jobs.deploy().deploy(repo, branch));
      case Event.DeployDue(var repo, var branch) ->
          deployed(repo, jobs.deploy().catchUp(repo, branch));
      case Event.ImagePublished(var repo, var image, var tag) -> bump(repo, image, tag);
      case Event.Commented(var repo, var issue, var comment) ->
          jobs.commands().obey(repo, issue, comment);
      case Event.FixAsked(var repo, var number, var login, var head) ->
          jobs.commands().fix(repo, number, login, head);
      case Event.Reviewed(var repo, var number) -> jobs.promotions().advance(repo, number);
      case Event.GatesMoved(var repo, var number) -> jobs.promotions().advance(repo, number);
      case Event.PromotionsMoved(var repo) -> jobs.promotions().refresh(repo);
      case Event.Ignored(var why) -> LOG.debug("ignored: {}", why);
    }
  }

  /** What follows for others is done in their own lanes. */
  private void deployed(RepoName repo, List<Outcome> outcomes) {
    rollouts.tell(repo, outcomes);
    if (outcomes.isEmpty()) {
      return;
    }
    if (outcomes.stream().anyMatch(Outcome.Deployed.class::isInstance)) {
      // A gate that waits for an environment to be healthy may be open now.
      pullRequests
          .open(repo)
          .forEach(pull -> notes.leave(new Event.GatesMoved(repo, pull.number())));
    }
    notes.leave(new Event.PromotionsMoved(repo));
  }

  private void bump(RepoName repo, String image, String tag) {
    var words =
        switch (jobs.bump().bump(repo, image, tag)) {
          case BumpImage.Outcome.Committed(var commits, var environments) ->
              "written to %s in %s"
                  .formatted(String.join(" and ", environments), commits.getFirst().abbreviated());
          case BumpImage.Outcome.Nothing(var why) -> "not written: " + why;
        };
    LOG.atInfo()
        .addKeyValue("repository", repo)
        .addKeyValue("image", image)
        .addKeyValue("tag", tag)
        .log("{}", words);
  }
}
