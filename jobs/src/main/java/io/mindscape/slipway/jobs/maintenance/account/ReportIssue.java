package io.mindscape.slipway.jobs.maintenance.account;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.report.Account;
import io.mindscape.slipway.jobs.maintenance.report.ReportText;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.policies.Refused;
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
  private final Reports reports;

  /**
   * @param account what is known now
   * @param discussion guarded: the issue is an outward act too
   * @param reports where it is kept, which is none
   */
  public ReportIssue(
      Supplier<Account> account,
      Occasion occasion,
      Discussion discussion,
      Effects effects,
      Reports reports) {
    this.account = account;
    this.occasion = occasion;
    this.discussion = discussion;
    this.effects = effects;
    this.reports = reports;
  }

  /** Opens the issue, unless it was opened before a restart. */
  public void open() {
    written(() -> number(new ReportText(account.get())));
  }

  /**
   * Brings it up to date; when all is over it also says so in a comment, of which the forge sends a
   * mail.
   *
   * @return false if it has to be tried again
   */
  public boolean update() {
    return written(
        () -> {
          var now = account.get();
          reports.keep(Reports.Report.of(now));
          var text = new ReportText(now);
          discussion.replaceIssue(occasion.repo(), number(text), text.body());
          if (now.isOver()) {
            close(text);
          }
        });
  }

  private void close(ReportText text) {
    int number = number(text);
    effects.once(
        occasion.key("closing"),
        "closing words on #" + number,
        () ->
            discussion
                .findMarked(occasion.repo(), number, ReportText.CLOSING)
                .map(comment -> Long.toString(comment.id())),
        () -> Long.toString(discussion.write(occasion.repo(), number, text.closing()).id()));
  }

  private int number(ReportText text) {
    var repo = occasion.repo();
    var title = text.title();
    return Integer.parseInt(
        effects.once(
            occasion.key("report"),
            title,
            () -> discussion.findIssue(repo, LABEL, title).map(String::valueOf),
            () -> String.valueOf(discussion.openIssue(repo, LABEL, title, text.body()))));
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
