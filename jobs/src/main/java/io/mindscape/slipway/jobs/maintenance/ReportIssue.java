package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.maintenance.Task.Occasion;
import io.mindscape.slipway.policies.Refused;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issue that holds the report. A forge that does not answer stops no task: the report is then
 * written later, as long as the window is open.
 */
final class ReportIssue {

  private static final Logger LOG = LoggerFactory.getLogger(ReportIssue.class);

  private final Report report;
  private final Occasion occasion;
  private final Discussion discussion;
  private final Effects effects;

  /**
   * @param discussion guarded: the report is an outward act too
   */
  ReportIssue(Report report, Occasion occasion, Discussion discussion, Effects effects) {
    this.report = report;
    this.occasion = occasion;
    this.discussion = discussion;
    this.effects = effects;
  }

  /** Opens the issue, unless it was opened before a restart. */
  void open(Map<String, Ended> ended) {
    written(() -> number(ended));
  }

  /**
   * Brings it up to date.
   *
   * @return false if it has to be tried again
   */
  boolean update(Map<String, Ended> ended) {
    return written(
        () -> discussion.replaceIssue(occasion.repo(), number(ended), report.body(ended)));
  }

  private int number(Map<String, Ended> ended) {
    var repo = occasion.repo();
    var title = report.title();
    return Integer.parseInt(
        effects.once(
            occasion.key("report"),
            title,
            () -> discussion.findIssue(repo, Report.LABEL, title).map(String::valueOf),
            () ->
                String.valueOf(
                    discussion.openIssue(repo, Report.LABEL, title, report.body(ended)))));
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
