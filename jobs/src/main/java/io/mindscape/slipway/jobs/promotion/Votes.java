package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.forge.Discussion.Comment;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests.Review;
import io.mindscape.slipway.jobs.forge.PullRequests.Review.Verdict;
import io.mindscape.slipway.jobs.git.CommitId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each person said about a pull request's head, in comments and reviews as the forge has them
 * now, whoever they are.
 */
final class Votes {

  /** The word of the command. */
  static final String APPROVE = "approve";

  private final Map<String, Vote> byLogin = new LinkedHashMap<>();
  private final CommitId head;

  private Votes(CommitId head) {
    this.head = head;
  }

  /**
   * @param flaw why it is no approval of the head; null where it is one. Follows the name in a
   *     sentence
   */
  record Vote(String login, @Nullable String flaw) {}

  /** By login, lower case, in the order in which they first spoke. */
  static Map<String, Vote> on(PullRequest pull, Forge forge) {
    var votes = new Votes(pull.head());
    forge.discussion().comments(pull.repo(), pull.number()).forEach(votes::comment);
    votes.reviews(forge.pullRequests().reviews(pull.repo(), pull.number()));
    return votes.byLogin;
  }

  private void comment(Discussion.Comment comment) {
    Typed.in(comment.body())
        .filter(typed -> typed.word().equals(APPROVE) && typed.rest().size() == 1)
        .map(typed -> typed.rest().getFirst().toLowerCase(Locale.ROOT))
        .filter(Typed::isCommit)
        .ifPresent(commit -> add(comment.author(), flaw(comment, commit)));
  }

  private @Nullable String flaw(Comment comment, String commit) {
    if (comment.edited()) {
      return "edited the comment that approved, and an edited comment does not count";
    }
    return head.isNamedBy(commit) ? null : outdated(commit);
  }

  private void reviews(Iterable<Review> oldestFirst) {
    var newest = new LinkedHashMap<String, Review>();
    for (var review : oldestFirst) {
      if (review.verdict() != Verdict.COMMENTED) {
        newest.put(Requests.lower(review.author()), review);
      }
    }
    newest.values().forEach(this::review);
  }

  private void review(Review review) {
    switch (review.verdict()) {
      case APPROVED ->
          add(
              review.author(),
              review.commit().equals(head) ? null : outdated(review.commit().hex()));
      // Whatever the same person wrote in comments, the objection holds.
      case CHANGES_REQUESTED ->
          byLogin.put(
              Requests.lower(review.author()), new Vote(review.author(), "asked for changes"));
      case COMMENTED, DISMISSED -> {}
    }
  }

  /** One approval of the head is enough; of several that are none, the newest is told. */
  private void add(String author, @Nullable String flaw) {
    byLogin.merge(
        Requests.lower(author),
        new Vote(author, flaw),
        (before, now) -> before.flaw() == null ? before : now);
  }

  private String outdated(String commit) {
    return "approved %s, and the head is %s by now: a new head voids approvals"
        .formatted(Prose.code(commit.substring(0, 7)), Prose.code(head.abbreviated()));
  }
}
