package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.forge.MemoryDiscussion;
import io.mindscape.slipway.jobs.forge.MemoryDiscussion.Issue;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.report.MemoryReports;
import io.mindscape.slipway.jobs.maintenance.report.ReportText;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Kept;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges how the issues of reports ended: told once, and closed where nothing needs anybody. */
final class SimIssues {

  private final MemoryDiscussion discussion;

  SimIssues(MemoryDiscussion discussion) {
    this.discussion = discussion;
  }

  /** How many are closed. */
  int closed() {
    return discussion.everyIssue().size() - discussion.issues().size();
  }

  /**
   * What is wrong with those of which a report is kept, and where.
   *
   * @param reports the last two openings were calm, and ended what was left of those before
   */
  Map<String, String> judge(MemoryReports reports, RepoName repo) {
    var kept =
        reports.list(Optional.of(repo), Long.MAX_VALUE, Integer.MAX_VALUE).stream()
            .map(Kept::report)
            .collect(Collectors.toMap(Report::title, Function.identity()));
    var wrong = new TreeMap<String, String>();
    for (var issue : discussion.everyIssue()) {
      Optional.ofNullable(kept.get(issue.title()))
          .map(report -> wrong(issue, report))
          .filter(found -> !found.isEmpty())
          .ifPresent(found -> wrong.put("report " + found, issue.title()));
    }
    if (kept.size() < 100 && discussion.everyIssue().size() > 150) {
      wrong.put("report missing", kept.size() + " are kept");
    }
    return wrong;
  }

  private List<String> wrong(Issue issue, Report report) {
    boolean isOpen = discussion.issues().contains(issue);
    int told = count(issue, ReportText.CLOSING);
    int settled = count(issue, ReportText.SETTLED);
    var wrong = new ArrayList<String>();
    if (told != 1) {
      wrong.add("told %d times".formatted(told));
    }
    if (settled > (report.needing().isEmpty() ? 0 : 1)) {
      wrong.add("said %d times that all is done by now".formatted(settled));
    }
    if (isOpen != (!report.needing().isEmpty() && settled == 0)) {
      wrong.add(isOpen ? "left open though nothing needs anybody" : "closed over people's heads");
    }
    return wrong;
  }

  private int count(Issue issue, String marker) {
    return (int)
        discussion.comments(issue.repo(), issue.number()).stream()
            .filter(comment -> comment.body().startsWith(marker))
            .count();
  }
}
