package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.maintenance.Task.Occasion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One opening of the window in one repository: each task once, in order, whatever becomes of the
 * others, and the report. Run again after a restart, it first takes back what is half-done, and
 * goes on where it was.
 */
final class OpeningRun {

  /** A task that was put off so often is raised: it comes before the others. */
  static final int OFTEN = 3;

  private static final Logger LOG = LoggerFactory.getLogger(OpeningRun.class);

  private final Occasion occasion;
  private final Work work;
  private final ReportIssue report;

  OpeningRun(Occasion occasion, Work work, ReportIssue report) {
    this.occasion = occasion;
    this.work = work;
    this.report = report;
  }

  /**
   * Runs what has not been run in this opening.
   *
   * @return whether nothing is left to do in it
   * @throws StopWork with a reason that goes on
   */
  boolean run() {
    var tasks = order();
    tasks.forEach(name -> new TaskRun(occasion, work, name).mend());
    report.open(ended());
    for (var name : tasks) {
      if (!ended().containsKey(name)) {
        new TaskRun(occasion, work, name).run();
        told(name);
        report.update(ended());
      }
    }
    return report.update(ended());
  }

  /** That of the strategy file, but for those that were put off too often. */
  private List<String> order() {
    return occasion.inForce().strategy().tasks().stream()
        .distinct()
        .sorted(Comparator.comparing(name -> deferrals(name) < OFTEN))
        .toList();
  }

  private int deferrals(String name) {
    return work.journal()
        .deferrals(occasion.repo(), name, Journal.WHOLE, occasion.opening().opens());
  }

  private Map<String, Ended> ended() {
    var ended = new HashMap<String, Ended>();
    work.journal().lines(occasion.repo(), occasion.opening().opens()).stream()
        .collect(Collectors.groupingBy(line -> line.place().task()))
        .forEach((name, lines) -> Ended.of(lines).ifPresent(end -> ended.put(name, end)));
    return ended;
  }

  private void told(String name) {
    var end = ended().get(name);
    if (end != null) {
      LOG.atInfo()
          .addKeyValue("repository", occasion.repo())
          .addKeyValue("task", name)
          .addKeyValue("ended", end.how())
          .log("maintenance task {}", end.how().words());
    }
  }
}
