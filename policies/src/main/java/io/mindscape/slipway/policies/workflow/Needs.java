package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Workflow.Job;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Jobs that wait for jobs that are not there, or for themselves. */
final class Needs {

  /** A longer chain nobody writes. */
  private static final int MOST_IN_A_CHAIN = 300;

  private final Workflow workflow;
  private final Report report;
  private final Set<String> done = new HashSet<>();
  private final List<Job> chain = new ArrayList<>();

  private Needs(Workflow workflow, Report report) {
    this.workflow = workflow;
    this.report = report;
  }

  static void judge(Workflow workflow, Report report) {
    var needs = new Needs(workflow, report);
    needs.unknown();
    workflow.jobs().forEach(needs::follow);
  }

  private void unknown() {
    var ids = workflow.jobs().stream().limit(MOST_IN_A_CHAIN).map(Job::id).toList();
    for (var job : workflow.jobs()) {
      for (var need : job.needs()) {
        if (workflow.job(need.text()).isEmpty() && !need.text().contains("${{")) {
          report.error("needs", need.place(), Words.unknown("job", need.text(), ids));
        }
      }
    }
  }

  /** Looks at each job once, and says a circle where it closes. */
  private void follow(Job job) {
    if (chain.size() > MOST_IN_A_CHAIN || !done.add(job.id())) {
      return;
    }
    chain.add(job);
    for (var need : job.needs()) {
      workflow
          .job(need.text())
          .ifPresent(
              next -> {
                int begin = chain.indexOf(next);
                if (begin >= 0) {
                  var way =
                      new ArrayList<>(
                          chain.subList(begin, chain.size()).stream().map(Job::id).toList());
                  way.add(next.id());
                  report.error("needs", need.place(), circle(way));
                } else {
                  follow(next);
                }
              });
    }
    chain.removeLast();
  }

  private static String circle(List<String> way) {
    return "The jobs wait for each other, so that none ever begins: %s. Take one of these out of `needs`."
        .formatted(String.join(" needs ", way));
  }
}
