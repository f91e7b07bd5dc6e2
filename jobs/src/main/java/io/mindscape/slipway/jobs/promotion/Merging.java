package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests.Merge;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.policies.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;

/** Merges a promotion whose gates are open, once; when that fails, says so where it is seen. */
final class Merging {

  private static final String MARKER = "<!-- slipway:merge -->";

  private final Forge forge;

  Merging(Forge forge) {
    this.forge = forge;
  }

  /** Merges exactly the head that {@code pull} has. */
  Progress merge(PullRequest pull, Collection<String> askedBy, Collection<String> approvers) {
    var key = "merge:%s#%d:%s".formatted(pull.repo(), pull.number(), pull.head());
    try {
      return new Progress.Merged(act(pull, message(pull, askedBy, approvers, key)));
    } catch (Refused refused) {
      return merged(pull)
          .<Progress>map(Progress.Merged::new)
          .orElseGet(() -> notMerged(pull, refused.getMessage()));
    }
  }

  /** Says on the pull request that nothing was merged, and why. */
  Progress notMerged(PullRequest pull, String why) {
    var body =
        MARKER
            + "\nAll gates were open for `%s`, and yet it was not merged. %s\n"
                .formatted(pull.head().abbreviated(), why);
    var discussion = forge.discussion();
    discussion
        .findMarked(pull.repo(), pull.number(), MARKER)
        .ifPresentOrElse(
            comment -> discussion.replace(pull.repo(), comment.id(), body),
            () -> discussion.write(pull.repo(), pull.number(), body));
    return new Progress.NotMerged(why);
  }

  /** In words, for when the head is no longer the one that was looked at. */
  static String moved(PullRequest pull) {
    return "Somebody pushed meanwhile: approvals of `%s` are void. `/why` names the new head."
        .formatted(pull.head().abbreviated());
  }

  private Optional<CommitId> merged(PullRequest pull) {
    return forge
        .pullRequests()
        .find(pull.repo(), pull.number())
        .filter(now -> now.head().equals(pull.head()))
        .map(PullRequest::mergeCommit);
  }

  private CommitId act(PullRequest pull, String message) {
    return switch (forge.pullRequests().merge(pull.repo(), pull.number(), pull.head(), message)) {
      case Merge.Merged(var commit) -> commit;
      case Merge.HeadMoved() -> throw new Refused(moved(pull));
      case Merge.NotMergeable(var why) ->
          throw new Refused("The forge says: %s".formatted(Prose.code(why)));
    };
  }

  private static String message(
      PullRequest pull, Collection<String> askedBy, Collection<String> approvers, String key) {
    var lines = new ArrayList<String>();
    lines.add("%s (#%d)".formatted(pull.title(), pull.number()));
    lines.add("");
    askedBy.forEach(login -> lines.add("%s: %s".formatted(Requests.ASKED_BY, login)));
    approvers.forEach(login -> lines.add("Approved-by: " + login));
    lines.add("Slipway-Effect: " + key);
    return String.join("\n", lines);
  }
}
