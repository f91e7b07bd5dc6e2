package io.mindscape.slipway.jobs.maintenance.report;

import io.mindscape.slipway.jobs.maintenance.report.TaskTold.StepTold;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a person has to look at, the most urgent first. */
final class Needs {

  private final Account account;
  private final List<TaskTold> tasks;
  private final Set<String> lines = new LinkedHashSet<>();

  private Needs(Account account) {
    this.account = account;
    this.tasks = account.tasks();
  }

  /** A line of Markdown for each; what is said twice is there once. */
  static List<String> of(Account account) {
    var needs = new Needs(account);
    needs.all(Said.Kind.LEFT, "half-done: ");
    needs.tasks.forEach(needs::failures);
    needs.all(Said.Kind.WAITS, "");
    needs.tasks.stream().filter(TaskTold::isRaised).forEach(needs::raised);
    return List.copyOf(needs.lines);
  }

  private void all(Said.Kind kind, String before) {
    for (var task : tasks) {
      task.all()
          .filter(said -> said.kind() == kind)
          .map(said -> before.isEmpty() ? said.text() : task.bold() + ", " + before + said.text())
          .forEach(lines::add);
    }
  }

  private void failures(TaskTold task) {
    var bad = task.steps().stream().filter(step -> step.span().outcome().isBad()).toList();
    bad.forEach(step -> failure(task, step));
    if (task.outcome().isBad()) {
      var own = texts(task.said(), said -> said.kind() == Said.Kind.COULD_NOT);
      own.forEach(text -> lines.add("%s: %s".formatted(task.bold(), text)));
      if (own.isEmpty() && bad.isEmpty()) {
        lines.add("%s failed and did not say why; the bot's log says more".formatted(task.bold()));
      }
    }
  }

  private void failure(TaskTold task, StepTold step) {
    var why = texts(step.said(), said -> said.kind() == Said.Kind.COULD_NOT);
    lines.add(
        "%s: %s %s%s"
            .formatted(
                task.bold(),
                Markdown.text(step.title()),
                step.span().outcome() == Outcome.FAILED ? "failed" : "could not begin",
                why.isEmpty() ? "" : ": " + String.join("; ", why)));
  }

  private void raised(TaskTold task) {
    var by = account.held(task).map(order -> "this time by " + Markdown.text(order.who()));
    lines.add(
        "%s: put off for the %s time in a row, %s"
            .formatted(
                task.bold(),
                Words.ordinal(task.putOffInARow()),
                by.map(who -> who + "; it comes first when nobody holds it back")
                    .orElse(
                        "so the task comes first next time; if there is no time for it then, the"
                            + " window is too short")));
  }

  private static List<String> texts(List<Said> all, Predicate<Said> which) {
    return all.stream().filter(which).map(Said::text).toList();
  }
}
