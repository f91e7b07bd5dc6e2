package io.mindscape.slipway.jobs.command;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.List;
import java.util.Optional;

/**
 * A command that somebody gave.
 *
 * @param pull what it was given on, where that is an open pull request
 * @param onPromotions whether it was given on the issue that shows promotions
 * @param words what follows the command's own word
 */
record Asked(
    RepoName repo,
    int issue,
    String login,
    Optional<PullRequest> pull,
    boolean onPromotions,
    List<String> words) {

  Asked {
    words = List.copyOf(words);
  }
}
