package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.maintenance.account.ReportIssue;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.journal.Ended;
import io.mindscape.slipway.jobs.maintenance.plan.Known;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One opening of the window in one repository: each task once, in order, whatever becomes of the
 * others, and the report. Run again after a restart, it first takes back what is half-done, and
 * goes on where it was.
 */
final class OpeningRun {

  private static final Logger LOG = LoggerFactory.getLogger(OpeningRun.class);

  private final Occasion occasion;
  private final Work work;
  private final Ordered ordered;
  private final ReportIssue report;

  OpeningRun(Occasion occasion, Work work, Ordered ordered, ReportIssue report) {
    this.occasion = occasion;
    this.work = work;
    this.ordered = ordered;
    this.report = report;
  }

  /**
   * Runs what has not been run in this opening.
   *
   * @return whether nothing is left to do in it
   * @throws StopWork with a reason that goes on
   */
  boolean run() {
    order().forEach(name -> new TaskRun(occasion, work, name).mend());
    report.open();
    var begun = new HashSet<String>();
    for (var next = next(begun); next.isPresent(); next = next(begun)) {
      var name = next.get();
      begun.add(name);
      new TaskRun(occasion, work, name).run();
      told(name);
      report.update();
    }
    return report.update();
  }

  /** Asked anew each time: somebody may have put another first. */
  private Optional<String> next(Set<String> begun) {
    var ended = ended();
    return order().stream()
        .filter(name -> !begun.contains(name) && !ended.containsKey(name))
        .findFirst();
  }

  private List<String> order() {
    return Known.of(work.journal(), occasion.repo(), occasion.opening(), ordered.inForce())
        .sorted(occasion.inForce().strategy().tasks());
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
