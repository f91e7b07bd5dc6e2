package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.git.CommitId;
import java.util.List;

/** What became of a pull request when its gates were looked at. */
public sealed interface Progress {

  /** The bot merged it. */
  record Merged(CommitId commit) implements Progress {}

  /** At least one gate is closed. */
  record Waiting(List<Gates> gates) implements Progress {
    public Waiting {
      gates = List.copyOf(gates);
    }
  }

  /** All gates are open, and a person merges it: the bot merges only its own promotions. */
  record Ready(List<Gates> gates) implements Progress {
    public Ready {
      gates = List.copyOf(gates);
    }
  }

  /** All gates were open, and yet it was not merged: the head moved, or the forge would not. */
  record NotMerged(String why) implements Progress {}

  /** No environment with approvals is touched, or the pull request is not open. */
  record Nothing(String why) implements Progress {}
}
