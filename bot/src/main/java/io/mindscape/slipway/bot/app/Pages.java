package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.bot.api.ReviewAnswer;
import io.mindscape.slipway.bot.observe.Version;
import io.mindscape.slipway.bot.page.KeptReview;
import io.mindscape.slipway.bot.page.ReviewPage;
import io.mindscape.slipway.bot.store.StoredReviews;
import io.mindscape.slipway.bot.store.StoredReviews.Subject;
import io.mindscape.slipway.jobs.artifact.Artifact;
import io.mindscape.slipway.jobs.artifact.Artifacts;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Whole reviews, from the review to the database, and from there to whoever looks. */
record Pages(StoredReviews stored, Clock clock) {

  /**
   * Where reviews are kept.
   *
   * @param publicUrl where people reach the bot; null if they do not, and there is no link
   */
  Artifacts artifacts(@Nullable URI publicUrl) {
    return artifact -> {
      var key = keep(artifact);
      return publicUrl == null ? "" : publicUrl + ReviewPage.path(artifact.subject(), key);
    };
  }

  private String keep(Artifact artifact) {
    var of = artifact.subject();
    return stored.keep(
        new Subject(of.repository(), of.number(), of.head()),
        new KeptReview(clock.instant(), Version.NUMBER, artifact).json());
  }

  /**
   * What people open.
   *
   * @param api GitHub's, beside which its pages are
   */
  ReviewPage page(URI api) {
    return new ReviewPage(
        (repository, number, head, key) -> stored.find(new Subject(repository, number, head), key),
        forge(api));
  }

  /** What programs ask for. */
  ReviewAnswer.Reviews answers() {
    return (repository, number, head) -> stored.find(new Subject(repository, number, head));
  }

  /** Where GitHub's pages are: those of a server of one's own are beside its API. */
  static String forge(URI api) {
    return api.toString()
            .replaceFirst("/$", "")
            .replaceFirst("^https://api\\.github\\.com$", "https://github.com")
            .replaceFirst("/api/v3$", "")
        + "/";
  }
}
