package io.mindscape.slipway.jobs.maintenance.account;

import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.forge.Discussion.Titled;
import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Page;
import io.mindscape.slipway.jobs.maintenance.report.Account;
import io.mindscape.slipway.jobs.maintenance.report.ReportText;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Kept;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Report;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The issues of openings that are over. That of a report whose bot did not come back before the
 * close is brought up to date. It is closed where nothing needs anybody, or not any more; a preview
 * is closed in any case. It is done in the next opening, as nothing is written outside of one.
 */
final class EarlierIssues {

  /** The ledger knows for longer than that whether an issue was closed before. */
  private static final Duration REMEMBERED = Duration.ofDays(28);

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
      page(issue)
          .filter(one -> isEarlier(one.preview().opening().closes()))
          .ifPresent(one -> preview(one, reports.values().stream().toList()));
      told(issue, reports).ifPresent(report -> report(issue, report));
    }
  }

  /**
   * Closes, with a word, the reports that wait for people where all is done by now: each task that
   * needed somebody ended well in this opening, and needs nobody any more.
   *
   * @param now of this opening, which is over
   * @param number of its issue
   */
  void settle(Account now, int number) {
    var reports = reports();
    var latest = Report.of(now);
    for (var issue : discussion.openIssues(occasion.repo(), ReportIssue.LABEL)) {
      told(issue, reports)
          .filter(report -> latest.answers(report))
          .filter(report -> isMarked(issue, ReportText.CLOSING))
          .filter(report -> !isMarked(issue, ReportText.SETTLED))
          .ifPresent(
              report -> {
                lastWords.write(
                    lastWords.key(report.opening().opens(), "settled"),
                    issue.number(),
                    ReportText.SETTLED,
                    new ReportText(now).settles(report.needing(), number));
                lastWords.close(report.opening().opens(), issue.number());
              });
    }
  }

  private Optional<Page> page(Titled issue) {
    return kept.orders().on(occasion.repo(), issue.number());
  }

  /** The report whose issue that is, once it says how all ended. */
  private Optional<Report> told(Titled issue, Map<String, Report> reports) {
    return Optional.ofNullable(reports.get(issue.title()))
        .filter(report -> report.isOver() && page(issue).isEmpty());
  }

  private boolean isMarked(Titled issue, String marker) {
    return discussion.findMarked(occasion.repo(), issue.number(), marker).isPresent();
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

  /** Where the closing words are there, it was told in time. */
  private void report(Titled issue, Report report) {
    var repo = occasion.repo();
    var opens = report.opening().opens();
    boolean isTold = isMarked(issue, ReportText.CLOSING);
    if (!isTold) {
      discussion.replaceIssue(
          repo, issue.number(), report.markdown() + link(report, "\n[The report as a page](%s)\n"));
      lastWords.write(
          lastWords.key(opens, "closing"),
          issue.number(),
          ReportText.CLOSING,
          report.lateClosing());
    }
    if (isForNobody(issue, report)
        && (!isTold || opens.plus(REMEMBERED).isAfter(occasion.opening().opens()))) {
      lastWords.close(opens, issue.number());
    }
  }

  private boolean isForNobody(Titled issue, Report report) {
    return report.needing().isEmpty() || isMarked(issue, ReportText.SETTLED);
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
