package io.mindscape.slipway.jobs.dispatch;

import io.mindscape.slipway.jobs.bump.BumpImage;
import io.mindscape.slipway.jobs.command.Commands;
import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.delivery.Handler;
import io.mindscape.slipway.jobs.deploy.Deploy;
import io.mindscape.slipway.jobs.deploy.Deploy.Outcome.Deployed;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.promotion.Promotions;
import io.mindscape.slipway.jobs.review.Review;
import io.mindscape.slipway.jobs.turn.Turns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the use cases that an event asks for. */
public final class Dispatcher implements Handler {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Jobs jobs;
  private final PullRequests pullRequests;
  private final Turns turns;
  private final Rollouts rollouts;

  /** The use cases. */
  public record Jobs(
      Review review, BumpImage bump, Deploy deploy, Promotions promotions, Commands commands) {}

  /**
   * @param turns shared with whoever else works on pull requests in this process
   */
  public Dispatcher(Jobs jobs, PullRequests pullRequests, Turns turns, Rollouts rollouts) {
    this.jobs = jobs;
    this.pullRequests = pullRequests;
    this.turns = turns;
    this.rollouts = rollouts;
  }

  @Override
  public void handle(Event event) {
    switch (event) {
      case Event.PullRequestChanged(var repo, var number) ->
          turns.take(
              subject(repo, number),
              () -> {
                jobs.review().review(repo, number);
                jobs.promotions().advance(repo, number);
              });
      case Event.PullRequestClosed(var repo, var number) -> refresh(repo);
      case Event.BranchPushed(var repo, var branch) -> pushed(repo, branch);
      case Event.ImagePublished(var repo, var image, var tag) -> bump(repo, image, tag);
      case Event.Commented(var repo, var issue, var comment) ->
          turns.take(subject(repo, issue), () -> jobs.commands().obey(repo, issue, comment));
      case Event.Reviewed(var repo, var number) -> advance(repo, number);
      case Event.Ignored(var why) -> LOG.debug("ignored: {}", why);
    }
  }

  private void pushed(RepoName repo, String branch) {
    var outcomes = jobs.deploy().deploy(repo, branch);
    rollouts.tell(repo, outcomes);
    if (outcomes.isEmpty()) {
      return;
    }
    if (outcomes.stream().anyMatch(Deployed.class::isInstance)) {
      // A gate that waits for an environment to be healthy may be open now.
      pullRequests.open(repo).stream()
          .map(PullRequest::number)
          .forEach(number -> advance(repo, number));
    }
    refresh(repo);
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

  private void advance(RepoName repo, int number) {
    turns.take(subject(repo, number), () -> jobs.promotions().advance(repo, number));
  }

  private void refresh(RepoName repo) {
    turns.take(repo.toString(), () -> jobs.promotions().refresh(repo));
  }

  private static String subject(RepoName repo, int number) {
    return repo + "#" + number;
  }
}
