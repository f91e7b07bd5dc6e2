package io.mindscape.slipway.bot.webhook;

import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Subject;

/**
 * What is needed of a payload before it is kept.
 *
 * @param repository {@code owner/name}; empty where it concerns none
 * @param number of the pull request or issue; 0 where it concerns none
 * @param branch without {@code refs/heads/}; empty where it concerns none
 * @param deleted whether the branch is gone
 */
record Envelope(String action, String repository, int number, String branch, boolean deleted) {

  /** Whether anything may be done for it as an event of that name. */
  boolean asks(String event) {
    return Payloads.matters(event, action) && !(event.equals("push") && isOfNoBranch());
  }

  /** As for a tag, and where a branch was deleted. */
  private boolean isOfNoBranch() {
    return branch.isEmpty() || deleted;
  }

  /** What has to be handled in order. */
  String subject() {
    if (number > 0) {
      return Subject.pullRequest(repository, number);
    }
    return branch.isEmpty() ? repository : Subject.branch(repository, branch);
  }

  /** What looks at a pull request or a branch as it is makes older ones of the kind superfluous. */
  String slot(String event) {
    return switch (event) {
      case "pull_request" -> Payloads.changes(action) ? Delivery.REVIEW : "";
      case "push" -> number == 0 && !isOfNoBranch() ? Delivery.PUSH : "";
      default -> "";
    };
  }
}
