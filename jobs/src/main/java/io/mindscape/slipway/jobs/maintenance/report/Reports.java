package io.mindscape.slipway.jobs.maintenance.report;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the newest {@value #MOST} reports of each repository, for all replicas. It is no outward
 * act to write here. Methods throw {@link io.mindscape.slipway.jobs.Unavailable} when it cannot be
 * reached.
 */
public interface Reports {

  /** Two years of weeks. */
  int MOST = 104;

  /**
   * Keeps a report, in place of an earlier one of the same opening, and lets the oldest of the
   * repository go where they are too many.
   */
  void keep(Report report);

  /** The report as it would be kept: what is nobody's business is masked. */
  default Report masked(Report report) {
    return report;
  }

  /**
   * The newest first.
   *
   * @param repo of which repository; nothing for all
   * @param before only those whose id is less
   */
  List<Kept> list(Optional<RepoName> repo, long before, int limit);

  /** The report of that id. */
  Optional<Kept> find(long id);

  /**
   * A report.
   *
   * @param at when it was written
   * @param summary one sentence
   * @param json what the API gives: a contract
   */
  record Report(
      RepoName repo, Opening opening, Instant at, String summary, String markdown, String json) {

    /** Whether it says how all of it ended. */
    public boolean isOver() {
      return ReportJson.isOver(json);
    }

    /** {@code Maintenance of Sunday 2026-11-29}. */
    public String title() {
      return ReportJson.title(json);
    }

    /** The tasks that need a person. */
    public List<String> needing() {
      return ReportJson.needing(json);
    }

    /** Whether all that needed a person in an earlier one ended well here, and needs nobody. */
    public boolean answers(Report earlier) {
      var needing = earlier.needing();
      return !needing.isEmpty()
          && ReportJson.done(json).containsAll(needing)
          && Collections.disjoint(needing, needing());
    }

    /** The comment that says how all ended, where nobody could write it before the close. */
    public String lateClosing() {
      return ReportText.lateClosing(summary, ReportJson.needs(json));
    }

    /** That of {@code account}. */
    public static Report of(Account account) {
      var text = new ReportText(account);
      var frame = account.frame();
      return new Report(
          frame.repo(),
          frame.opening(),
          frame.asOf(),
          text.summary(),
          text.body(),
          ReportJson.of(account));
    }
  }

  /**
   * One that is kept.
   *
   * @param id greater than that of all that were kept before
   */
  record Kept(long id, Report report) {}
}
