package io.mindscape.slipway.jobs.maintenance.account;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.maintenance.report.Account;
import io.mindscape.slipway.jobs.maintenance.report.ReportText;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.policies.Refused;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The report while it grows: kept, and shown in an issue. A forge that does not answer stops no
 * task: the issue is then written later, as long as the window is open.
 */
public final class ReportIssue {

  /** What the issues of the window are found by. */
  public static final String LABEL = "slipway:maintenance";

  private static final Logger LOG = LoggerFactory.getLogger(ReportIssue.class);

  private final Supplier<Account> account;
  private final Occasion occasion;
  private final Discussion discussion;
  private final Effects effects;
  private final Remembered kept;
  private final LastWords lastWords;
  private Optional<Over> over = Optional.empty();
  private boolean earlierEnded;
  private boolean concluded;

  /**
   * @param account what is known now
   * @param discussion guarded: the issue is an outward act too
   * @param kept where it is kept, which is no outward act
   */
  public ReportIssue(
      Supplier<Account> account,
      Occasion occasion,
      Discussion discussion,
      Effects effects,
      Remembered kept) {
    this.account = account;
    this.occasion = occasion;
    this.discussion = discussion;
    this.effects = effects;
    this.kept = kept;
    this.lastWords = new LastWords(occasion.repo(), discussion, effects);
  }

  /** Opens the issue, unless it was opened before a restart, and ends those of earlier openings. */
  public void open() {
    written(() -> number(new ReportText(account.get())));
    endEarlier();
  }

  private boolean endEarlier() {
    earlierEnded =
        earlierEnded || written(new EarlierIssues(occasion, discussion, lastWords, kept)::end);
    return earlierEnded;
  }

  /**
   * Brings it up to date; when all is over it also says so in a comment, of which the forge sends a
   * mail, and ends the issues that nobody needs any more.
   *
   * @return false if it has to be tried again
   */
  public boolean update() {
    boolean isWritten = written(this::bringUpToDate);
    return endEarlier() && isWritten && over.map(this::conclude).orElse(true);
  }

  private void bringUpToDate() {
    var now = account.get();
    kept.reports().keep(Reports.Report.of(now));
    var text = new ReportText(now);
    int number = number(text);
    over = Optional.of(new Over(now, number)).filter(it -> now.isOver());
    discussion.replaceIssue(occasion.repo(), number, body(text, now.isOver()));
  }

  /** An opening in which nothing more is to come, and the number of its issue. */
  private record Over(Account account, int issue) {}

  /** That the preview ends is the last that is done in an opening. */
  private boolean conclude(Over it) {
    var earlier = new EarlierIssues(occasion, discussion, lastWords, kept);
    concluded =
        concluded
            || (written(() -> close(it))
                && written(() -> earlier.settle(it.account(), it.issue()))
                && written(() -> endPreview(it.issue())));
    return concluded;
  }

  /** While it grows the window's page says more; then the report's own is there for good. */
  private String body(ReportText text, boolean isOver) {
    var repo = occasion.repo();
    return isOver
        ? text.body()
            + link(kept.console().report(repo, occasion.opening()), "The report as a page")
        : text.body() + link(kept.console().window(repo), "What is at work at this moment");
  }

  private static String link(String address, String words) {
    return address.isEmpty() ? "" : "\n[%s](%s)\n".formatted(words, address);
  }

  /** Where something needs somebody, it stays open for them. */
  private void close(Over it) {
    var text = new ReportText(it.account());
    var page = kept.console().report(occasion.repo(), occasion.opening());
    lastWords.write(
        occasion.key("closing"),
        it.issue(),
        ReportText.CLOSING,
        text.closing() + link(page, "The report as a page"));
    if (text.needs().isEmpty()) {
      lastWords.close(occasion.opening().opens(), it.issue());
    }
  }

  private void endPreview(int number) {
    preview()
        .ifPresent(
            issue ->
                lastWords.preview(
                    issue, "This window is over. Its report is #%d.".formatted(number)));
  }

  /** The issue that announced this opening. */
  private Optional<Integer> preview() {
    return Optional.ofNullable(occasion.inForce().strategy().window())
        .flatMap(schedule -> kept.orders().on(occasion.repo(), schedule.day(occasion.opening())))
        .map(page -> page.preview().issue());
  }

  private int number(ReportText text) {
    var repo = occasion.repo();
    var title = text.title();
    return Integer.parseInt(
        effects.once(
            occasion.key("report"),
            title,
            () -> discussion.findIssue(repo, LABEL, title).map(String::valueOf),
            () -> String.valueOf(discussion.openIssue(repo, LABEL, title, body(text, false)))));
  }

  private boolean written(Runnable act) {
    try {
      act.run();
      return true;
    } catch (Unavailable failure) {
      warn(failure);
      return false;
    } catch (StopWork stop) {
      if (stop.reason().goesOn()) {
        throw stop;
      }
      warn(stop);
      return true;
    } catch (Refused failure) {
      warn(failure);
      return true;
    }
  }

  private void warn(RuntimeException failure) {
    LOG.atWarn()
        .addKeyValue("repository", occasion.repo())
        .log("the maintenance report is not up to date: {}", failure.getMessage());
  }
}
