package io.mindscape.slipway.bot.page;

import io.mindscape.slipway.jobs.artifact.Artifact.Cause;
import io.mindscape.slipway.jobs.artifact.Artifact.Excerpt;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.List;

/** The findings, grouped by what they say, each with the lines that it stands on. */
final class CausesHtml {

  static final String HEADING = "Findings";

  /** Places that are named at once; the rest is behind a fold. */
  private static final int MOST_PLACES = 10;

  private final Html page;
  private final List<Cause> causes;

  CausesHtml(Html page, List<Cause> causes) {
    this.page = page;
    this.causes = causes;
  }

  void all() {
    page.raw(ReviewHtml.section(HEADING));
    if (causes.isEmpty()) {
      page.raw("<p>Nothing was found.</p>\n");
    }
    fresh("Errors", "bad", Severity.ERROR);
    fresh("Warnings", "warn", Severity.WARNING);
    fresh("Worth knowing", "", Severity.INFO);
    list(
        "There before; blocks nothing here",
        "faint",
        causes.stream().filter(Cause::standing).toList());
  }

  private void fresh(String heading, String style, Severity severity) {
    list(
        heading,
        style,
        causes.stream()
            .filter(cause -> !cause.standing() && cause.severity() == severity)
            .toList());
  }

  private void list(String heading, String style, List<Cause> some) {
    if (some.isEmpty()) {
      return;
    }
    page.raw("<h3 class=\"%s\">".formatted(style)).words(heading).raw("</h3>\n");
    page.raw("<ol class=\"causes\">\n");
    some.forEach(this::cause);
    page.raw("</ol>\n");
  }

  private void cause(Cause cause) {
    page.raw("<li>").prose(cause.message()).raw(" <code class=\"faint\">");
    page.words(cause.rule()).raw("</code>");
    if (!cause.environments().isEmpty()) {
      page.words(" In " + String.join(", ", cause.environments()) + ".");
    }
    places(cause);
    if (cause.excerpt() != null) {
      excerpt(cause.excerpt());
    }
    if (cause.rendered() != null) {
      page.raw("<p class=\"faint\">").prose(cause.rendered()).raw("</p>");
    }
    page.raw("</li>\n");
  }

  private void places(Cause cause) {
    var places = cause.places();
    page.raw("<span class=\"places\">");
    places.stream().limit(MOST_PLACES).forEach(place -> page.in("code", place.toString()).raw(" "));
    page.raw("</span>");
    if (places.size() > MOST_PLACES) {
      int more = places.size() - MOST_PLACES;
      page.raw("<details><summary>").words(Html.count(more, "more place"));
      page.raw("</summary><div class=\"inside\">");
      places.stream().skip(MOST_PLACES).forEach(at -> page.in("code", at.toString()).raw("<br>"));
      page.raw("</div></details>");
    }
  }

  private void excerpt(Excerpt excerpt) {
    int width = String.valueOf(excerpt.first() + excerpt.lines().size()).length();
    page.raw("<pre class=\"excerpt\">");
    for (int at = 0; at < excerpt.lines().size(); at++) {
      int line = excerpt.first() + at;
      boolean isMeant = line == excerpt.meant();
      var number = " ".repeat(width - String.valueOf(line).length()) + line;
      page.raw(isMeant ? "<span class=\"meant\">" : "<span>");
      page.words("%s %s | %s".formatted(isMeant ? ">" : " ", number, excerpt.lines().get(at)));
      page.raw("</span>\n");
    }
    page.raw("</pre>");
  }
}
