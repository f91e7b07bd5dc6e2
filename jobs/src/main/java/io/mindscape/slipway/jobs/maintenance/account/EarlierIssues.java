package io.mindscape.slipway.jobs.maintenance.account;

import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.forge.Discussion.Titled;
import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Page;
import io.mindscape.slipway.jobs.maintenance.report.ReportText;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Kept;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Report;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The issues of openings that are over. That of a report whose bot did not come back before the
 * close is brought up to date, and both it and a preview are closed. It is done in the next
 * opening, as nothing is written outside of one.
 */
final class EarlierIssues {

  private final Occasion occasion;
  private final Discussion discussion;
  private final LastWords lastWords;
  private final Remembered kept;

  /**
   * @param occasion the opening that is in progress
   * @param discussion guarded
   */
  EarlierIssues(Occasion occasion, Discussion discussion, LastWords lastWords, Remembered kept) {
    this.occasion = occasion;
    this.discussion = discussion;
    this.lastWords = lastWords;
    this.kept = kept;
  }

  /** Ends those of openings that were over before this one began. */
  void end() {
    var reports = reports();
    for (var issue : discussion.openIssues(occasion.repo(), ReportIssue.LABEL)) {
      var page = kept.orders().on(occasion.repo(), issue.number());
      page.filter(one -> isEarlier(one.preview().opening().closes()))
          .ifPresent(one -> preview(one, reports.values().stream().toList()));
      Optional.ofNullable(reports.get(issue.title()))
          .filter(report -> page.isEmpty() && report.isOver())
          .ifPresent(report -> report(issue, report));
    }
  }

  private void preview(Page page, List<Report> reports) {
    var opening = page.preview().opening();
    var words =
        reports.stream()
            .filter(report -> report.opening().opens().equals(opening.opens()))
            .findFirst()
            .map(report -> Markdown.text(report.summary()) + link(report, " [Its report](%s)."))
            .orElse("Nothing ran in it.");
    lastWords.preview(page.preview().issue(), "This window is over. " + words);
  }

  /** Where the closing words are there, it was told in time; then it is for people to close it. */
  private void report(Titled issue, Report report) {
    var repo = occasion.repo();
    if (discussion.findMarked(repo, issue.number(), ReportText.CLOSING).isEmpty()) {
      discussion.replaceIssue(
          repo, issue.number(), report.markdown() + link(report, "\n[The report as a page](%s)\n"));
      lastWords.write(
          "maintenance:%s:%s:closing".formatted(repo, report.opening().opens()),
          issue.number(),
          ReportText.CLOSING,
          report.lateClosing());
      discussion.closeIssue(repo, issue.number());
    }
  }

  private String link(Report report, String form) {
    var address = kept.console().report(report.repo(), report.opening());
    return address.isEmpty() ? "" : form.formatted(address);
  }

  /** Those that are kept of earlier openings, by their titles. */
  private Map<String, Report> reports() {
    return kept.reports().list(Optional.of(occasion.repo()), Long.MAX_VALUE, Reports.MOST).stream()
        .map(Kept::report)
        .filter(report -> isEarlier(report.opening().closes()))
        .collect(Collectors.toMap(Report::title, Function.identity(), (newer, older) -> newer));
  }

  private boolean isEarlier(Instant closes) {
    return !closes.isAfter(occasion.opening().opens());
  }
}
