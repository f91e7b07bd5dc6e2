package io.mindscape.slipway.bot.page;

import io.mindscape.slipway.jobs.artifact.Artifact;
import io.mindscape.slipway.jobs.artifact.Artifact.Subject;
import io.mindscape.slipway.policies.finding.ResourceRef;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The page of a review: the verdict first, then what it rests on, all of it in one document. */
final class ReviewHtml {

  private static final String NOT_CHECKED = "What was not checked";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final KeptReview kept;
  private final Artifact review;
  private final String forge;
  private final Html page = new Html();

  private ReviewHtml(KeptReview kept, String forge) {
    this.kept = kept;
    this.review = kept.review();
    this.forge = forge;
  }

  /**
   * @param forge where people look at pull requests, with a slash at its end
   */
  static String of(KeptReview kept, String forge) {
    var html = new ReviewHtml(kept, forge);
    html.head();
    html.page.raw("<main>\n");
    new ChangesHtml(html.page, html.review.environments()).table();
    new CausesHtml(html.page, html.review.causes()).all();
    new ChangesHtml(html.page, html.review.environments()).all();
    html.unchecked();
    html.page.raw("</main>\n");
    html.foot();
    return Document.of(html.name() + ": " + html.review.result().title(), html.page.toString());
  }

  /** What stands where there is no review, or none any more. */
  static String gone() {
    return Document.of(
        "No such review",
        """
        <main>
        <h1>There is no such review, or it is not kept any more</h1>
        <p>The newest reviews of a repository are kept, and each for thirty days. It opens with the link of
        Slipway's comment alone, which ends with a key.</p>
        <p>To have it made anew, press <em>Re-run</em> on the check of the pull request, and follow the link in
        the comment. Or look on your own machine: <code>slipway diff BASE HEAD</code>.</p>
        </main>
        """);
  }

  private String name() {
    var subject = review.subject();
    return subject.repository() + "#" + subject.number();
  }

  private void head() {
    var subject = review.subject();
    var result = review.result();
    page.raw("<header>\n<p class=\"faint\"><a href=\"").words(pull(subject)).raw("\">");
    page.words(name()).raw("</a></p>\n<h1 class=\"").raw(result.passed() ? "good" : "bad");
    page.raw("\">").raw(result.passed() ? "✓ " : "✕ ").words(result.title()).raw("</h1>\n<p>");
    page.in("code", subject.head().abbreviated()).raw(" against ");
    page.in("code", subject.base().abbreviated());
    page.words(
        " · %s, %s · %s judged"
            .formatted(
                Html.count(result.errors(), "error"),
                Html.count(result.warnings(), "warning"),
                Html.count(result.judged(), "object")));
    page.raw("</p>\n<nav aria-label=\"On this page\"><ul>");
    sections()
        .forEach(
            name ->
                page.raw("<li><a href=\"#%s\">".formatted(id(name))).words(name).raw("</a></li>"));
    page.raw("</ul></nav>\n</header>\n");
  }

  private List<String> sections() {
    return review.environments().isEmpty()
        ? List.of(CausesHtml.HEADING, NOT_CHECKED)
        : List.of(ChangesHtml.TABLE, CausesHtml.HEADING, ChangesHtml.HEADING, NOT_CHECKED);
  }

  /** Of a heading, for links within the page. */
  static String id(String heading) {
    return heading.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /** A heading that the page's own links lead to. */
  static String section(String heading) {
    return "<h2 id=\"%s\">%s</h2>\n".formatted(id(heading), heading);
  }

  private void unchecked() {
    page.raw(section(NOT_CHECKED));
    var unchecked = review.unchecked();
    if (unchecked.kinds().isEmpty() && unchecked.policies().isEmpty()) {
      page.raw("<p>All objects that it touches were judged, and by every policy.</p>\n");
    }
    list("No schema of their kinds is known here:", unchecked.kinds());
    list("Some policies cannot be evaluated without a cluster for:", unchecked.policies());
    if (!review.notes().isEmpty()) {
      page.raw(section("What else to know")).raw("<ul class=\"words\">\n");
      review.notes().forEach(note -> page.raw("<li>").prose(note).raw("</li>\n"));
      page.raw("</ul>\n");
    }
  }

  private void list(String words, List<ResourceRef> objects) {
    if (!objects.isEmpty()) {
      page.in("p", words).raw("\n<ul class=\"words\">\n");
      objects.forEach(object -> page.raw("<li>").in("code", object.toString()).raw("</li>\n"));
      page.raw("</ul>\n");
    }
  }

  private void foot() {
    var subject = review.subject();
    page.raw("<footer>\n<p>Reviewed ").raw("<time datetime=\"" + kept.at() + "\">");
    page.words(TIME.format(kept.at())).raw("</time> by Slipway ").words(kept.version());
    page.raw(". Commit ").in("code", subject.head().hex()).raw(" against ");
    page.in("code", subject.base().hex()).raw(".<br>The same as JSON, with the API's token: ");
    page.raw("<a href=\"../../../../api/v1/reviews/").words(path(subject)).raw("\">");
    page.words("/api/v1/reviews/" + path(subject)).raw("</a></p>\n</footer>\n");
  }

  private static String path(Subject subject) {
    return "%s/%d/%s".formatted(subject.repository(), subject.number(), subject.head());
  }

  private String pull(Subject subject) {
    return "%s%s/pull/%d".formatted(forge, subject.repository(), subject.number());
  }
}
