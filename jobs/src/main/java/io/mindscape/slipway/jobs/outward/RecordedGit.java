package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.Outcome;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.git.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Repositories, each push to them recorded. A commit is known by its effect trailer. */
public final class RecordedGit implements GitStore {

  private final GitStore git;
  private final Effects effects;
  private final UnaryOperator<String> veil;

  public RecordedGit(GitStore git, Recorded recorded) {
    this.git = git;
    this.effects = recorded.effects();
    this.veil = recorded.veil();
  }

  @Override
  public Pushed push(RepoName repo, String branch, CommitId from, CommitText written, Edit edit) {
    var text = veiled(written);
    return effects.<Pushed>act(
        commit(repo, branch, text),
        () ->
            Keys.effect(text)
                .flatMap(trailer -> pushed(git, repo, branch, trailer))
                .map(Pushed.Committed::new),
        () -> git.push(repo, branch, from, text, undone(edit)),
        RecordedGit::outcome);
  }

  @Override
  public Optional<CommitId> renew(
      RepoName repo, String branch, Renewal renewal, CommitText written, Edit edit) {
    var text = veiled(written);
    return effects
        .act(
            commit(repo, branch, text),
            () ->
                Keys.effect(text)
                    .flatMap(trailer -> pushed(git, repo, branch, trailer))
                    .map(commit -> new Renewed(Optional.of(commit))),
            () -> new Renewed(git.renew(repo, branch, renewal, text, undone(edit))),
            Renewed::outcome)
        .commit();
  }

  /**
   * How a renewal ended.
   *
   * @param commit nothing where somebody else pushed meanwhile
   */
  private record Renewed(Optional<CommitId> commit) {
    Outcome outcome() {
      return commit
          .map(it -> Outcome.done(it.hex()))
          .orElseGet(() -> Outcome.failed("somebody pushed meanwhile"));
    }
  }

  private CommitText veiled(CommitText written) {
    return new CommitText(
        veil.apply(written.subject()), veil.apply(written.body()), written.trailers());
  }

  private static Act commit(RepoName repo, String branch, CommitText text) {
    return new Act(
        Kind.COMMIT,
        Keys.commit(repo, branch, text),
        "\"%s\" on %s of %s".formatted(text.subject(), branch, repo));
  }

  /** The commit with that trailer, also where somebody built on it. */
  static Optional<CommitId> pushed(GitStore git, RepoName repo, String branch, Trailer trailer) {
    return git.fetch(repo, branch).flatMap(head -> git.findTrailer(repo, branch, trailer));
  }

  /** While the edit is derived nothing was pushed, whatever stops it. */
  private static Edit undone(Edit edit) {
    return head -> {
      try {
        return edit.on(head);
      } catch (RuntimeException failure) {
        throw new Effects.Undone(failure);
      }
    };
  }

  private static Outcome outcome(Pushed pushed) {
    return switch (pushed) {
      case Pushed.Committed(var commit) -> Outcome.done(commit.hex());
      case Pushed.NothingToDo(var head) -> Outcome.done("nothing to do on " + head.abbreviated());
    };
  }

  @Override
  public boolean delete(RepoName repo, String branch, CommitId expected) {
    return effects.act(
        new Act(
            Kind.BRANCH,
            Keys.branch(repo, branch),
            "the end of %s of %s at %s".formatted(branch, repo, expected.abbreviated())),
        Optional::empty,
        () -> git.delete(repo, branch, expected),
        gone -> gone ? Outcome.done("gone") : Outcome.failed("somebody pushed meanwhile"));
  }

  @Override
  public DefaultBranch defaultBranch(RepoName repo) {
    return git.defaultBranch(repo);
  }

  @Override
  public Optional<CommitId> fetch(RepoName repo, String branch) {
    return git.fetch(repo, branch);
  }

  @Override
  public Snapshot at(RepoName repo, CommitId commit) {
    return git.at(repo, commit);
  }

  @Override
  public List<String> changed(RepoName repo, CommitId from, CommitId to) {
    return git.changed(repo, from, to);
  }

  @Override
  public Optional<CommitId> mergeBase(RepoName repo, CommitId one, CommitId other) {
    return git.mergeBase(repo, one, other);
  }

  @Override
  public Optional<CommitId> findTrailer(RepoName repo, String branch, Trailer trailer) {
    return git.findTrailer(repo, branch, trailer);
  }
}
