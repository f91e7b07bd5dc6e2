package io.mindscape.slipway.bot.api;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.Optional;

/** {@code /api/v1/reviews/OWNER/NAME/NUMBER/SHA}: what its page shows, as JSON. */
public final class ReviewAnswer {

  private static final String NONE =
      "There is no such review, or it is not kept any more: re-run the check to have it made anew.";

  private final Reviews reviews;

  /** Where reviews are found. */
  @FunctionalInterface
  public interface Reviews {
    /** The JSON of a review, if it is kept. */
    Optional<String> find(RepoName repository, int number, CommitId head);
  }

  ReviewAnswer(Reviews reviews) {
    this.reviews = reviews;
  }

  void show(ServerRequest request, ServerResponse response) {
    find(request)
        .ifPresentOrElse(
            json -> Answers.send(response, Answers.JSON.readTree(json)),
            () -> Answers.problem(response, Status.NOT_FOUND_404, NONE));
  }

  private Optional<String> find(ServerRequest request) {
    var path = request.path().pathParameters();
    var number = path.get("number");
    var head = path.get("head");
    if (!number.matches("[1-9][0-9]{0,8}") || !head.matches("[0-9a-f]{40}")) {
      return Optional.empty();
    }
    var repository = new RepoName(path.get("owner"), path.get("name"));
    return reviews.find(repository, Integer.parseInt(number), new CommitId(head));
  }
}
