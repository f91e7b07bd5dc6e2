package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.Outcome;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Pull requests, each act on them recorded. */
public final class RecordedPullRequests implements PullRequests {

  private final PullRequests pullRequests;
  private final Effects effects;
  private final UnaryOperator<String> veil;

  public RecordedPullRequests(PullRequests pullRequests, Recorded recorded) {
    this.pullRequests = pullRequests;
    this.effects = recorded.effects();
    this.veil = recorded.veil();
  }

  @Override
  public PullRequest create(RepoName repo, Draft written) {
    var draft =
        new Draft(
            veil.apply(written.title()),
            veil.apply(written.body()),
            written.headBranch(),
            written.baseBranch());
    return effects.act(
        new Act(
            Kind.PULL_REQUEST,
            Keys.branch(repo, draft.headBranch()),
            "the pull request \"%s\" in %s".formatted(draft.title(), repo)),
        () -> pullRequests.openFrom(repo, draft.headBranch()),
        () -> pullRequests.create(repo, draft),
        pull -> Outcome.done("#" + pull.number()));
  }

  @Override
  public void describe(RepoName repo, int number, String heading, String written) {
    var title = veil.apply(heading);
    var body = veil.apply(written);
    var there = pullRequests.find(repo, number);
    if (there.isEmpty()
        || !there.get().title().equals(title)
        || !RecordedDiscussion.same(there.get().body(), body)) {
      effects.set(
          new Act(
              Kind.PULL_REQUEST_TEXT,
              Keys.number(repo, number),
              "title and description of %s#%d".formatted(repo, number)),
          "replaced",
          () -> pullRequests.describe(repo, number, title, body));
    }
  }

  @Override
  public Merge merge(RepoName repo, int number, CommitId head, String message) {
    return effects.act(
        new Act(
            Kind.MERGE,
            Keys.merge(repo, number, head),
            "the merge of %s#%d at %s".formatted(repo, number, head.abbreviated())),
        () -> merged(pullRequests, repo, number, head).map(Merge.Merged::new),
        () -> pullRequests.merge(repo, number, head, veil.apply(message)),
        RecordedPullRequests::outcome);
  }

  static Optional<CommitId> merged(
      PullRequests pullRequests, RepoName repo, int number, CommitId head) {
    return pullRequests
        .find(repo, number)
        .filter(pull -> pull.head().equals(head))
        .map(PullRequest::mergeCommit);
  }

  private static Outcome outcome(Merge merge) {
    return switch (merge) {
      case Merge.Merged(var commit) -> Outcome.done(commit.hex());
      case Merge.HeadMoved() -> Outcome.failed("somebody pushed meanwhile");
      case Merge.NotMergeable(var why) -> Outcome.failed(why);
    };
  }

  @Override
  public Optional<PullRequest> find(RepoName repo, int number) {
    return pullRequests.find(repo, number);
  }

  @Override
  public List<PullRequest> open(RepoName repo) {
    return pullRequests.open(repo);
  }

  @Override
  public Optional<PullRequest> openFrom(RepoName repo, String headBranch) {
    return pullRequests.openFrom(repo, headBranch);
  }

  @Override
  public List<Review> reviews(RepoName repo, int number) {
    return pullRequests.reviews(repo, number);
  }

  @Override
  public Set<String> contributors(RepoName repo, int number) {
    return pullRequests.contributors(repo, number);
  }
}
