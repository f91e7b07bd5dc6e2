package io.mindscape.slipway.jobs.bump;

import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.List;

/** Writes a published image's tag into the environments that follow a branch, in one commit. */
public final class BumpImage {

  private final GitStore git;
  private final Effects effects;

  public BumpImage(GitStore git, Effects effects) {
    this.git = git;
    this.effects = effects;
  }

  /** Commits the tag to {@code repo}, which describes the platform. */
  public Outcome bump(RepoName repo, String image, String tag) {
    throw new UnsupportedOperationException("being built");
  }

  /** How it ended. */
  public sealed interface Outcome {
    record Committed(CommitId commit, List<String> environments) implements Outcome {}

    record Nothing(String why) implements Outcome {}
  }
}
