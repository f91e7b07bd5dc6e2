package io.mindscape.slipway.bot.page;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.mindscape.slipway.jobs.artifact.Artifact.Subject;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code /reviews/OWNER/NAME/NUMBER/SHA?key=…}: the page of a review. Who has the link may read it:
 * the key cannot be guessed, and there is no other permission. Without it, or with another one, the
 * answer is the same as for a review that is not there.
 */
public final class ReviewPage implements HttpService {

  private static final String PLACE = "/reviews/";
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern NAME = Pattern.compile("(?!\\.\\.)[A-Za-z0-9_.-]{1,100}");
  private static final Pattern HEAD = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  private final Reviews reviews;
  private final String forge;

  /** Where reviews are found. */
  @FunctionalInterface
  public interface Reviews {
    /** The JSON of a review, if it is kept and this is the key of its link. */
    Optional<String> find(RepoName repository, int number, CommitId head, String key);
  }

  /**
   * @param forge where people look at pull requests, with a slash at its end
   */
  public ReviewPage(Reviews reviews, String forge) {
    this.reviews = reviews;
    this.forge = forge;
  }

  /** The path of a review's page, with the key of its link. */
  public static String path(Subject subject, String key) {
    return "%s%s/%d/%s?key=%s"
        .formatted(PLACE, subject.repository(), subject.number(), subject.head(), key);
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get(PLACE + "{owner}/{name}/{number}/{head}", this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    var review = find(request).map(KeptReview::of);
    Document.send(
        response,
        review.isPresent() ? Status.OK_200 : Status.NOT_FOUND_404,
        review.map(kept -> ReviewHtml.of(kept, forge)).orElseGet(ReviewHtml::gone));
  }

  private Optional<String> find(ServerRequest request) {
    var path = request.path().pathParameters();
    var owner = path.get("owner");
    var name = path.get("name");
    var number = path.get("number");
    var head = path.get("head");
    var key = request.query().first("key").orElse("");
    boolean isOne =
        NAME.matcher(owner).matches()
            && NAME.matcher(name).matches()
            && NUMBER.matcher(number).matches()
            && HEAD.matcher(head).matches()
            && KEY.matcher(key).matches();
    return isOne
        ? reviews.find(new RepoName(owner, name), Integer.parseInt(number), new CommitId(head), key)
        : Optional.empty();
  }
}
