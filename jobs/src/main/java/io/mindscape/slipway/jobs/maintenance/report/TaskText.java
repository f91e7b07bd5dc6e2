package io.mindscape.slipway.jobs.maintenance.report;

import io.mindscape.slipway.jobs.maintenance.report.Account.Order;
import io.mindscape.slipway.jobs.maintenance.report.TaskTold.StepTold;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The lines about one task: when and how long, what it did, what was left. */
final class TaskText {

  /** More lines than a telephone shows at once are folded. */
  private static final int SHOWN = 8;

  private final Account account;
  private final TaskTold task;

  private TaskText(Account account, TaskTold task) {
    this.account = account;
    this.task = task;
  }

  /** All of them; those that were put off for the same reason are told together. */
  static String all(Account account) {
    var alike = new LinkedHashMap<String, List<TaskTold>>();
    for (var task : account.tasks()) {
      var key =
          task.outcome() == Outcome.PUT_OFF && account.veto(task).isEmpty()
              ? "put off: " + new TaskText(account, task).lines()
              : task.name();
      alike.computeIfAbsent(key, none -> new ArrayList<>()).add(task);
    }
    return alike.values().stream()
        .map(tasks -> "\n" + new TaskText(account, tasks.getFirst()).markdown(tasks))
        .collect(Collectors.joining());
  }

  /** A heading and a list. */
  private String markdown(List<TaskTold> tasks) {
    var lines = lines();
    var text = new StringBuilder(tasks.size() == 1 ? heading() : together(tasks)).append('\n');
    lines.stream().limit(SHOWN).forEach(line -> text.append("- ").append(line).append('\n'));
    if (lines.size() > SHOWN) {
      var rest = lines.subList(SHOWN, lines.size());
      text.append('\n')
          .append(Markdown.folded(rest.size() + " more", "- " + String.join("\n- ", rest) + "\n"));
    }
    return text.toString();
  }

  private String together(List<TaskTold> tasks) {
    return "%s %s %s"
        .formatted(
            Outcome.PUT_OFF.sign(),
            tasks.stream().map(TaskTold::bold).collect(Collectors.joining(", ")),
            putOff());
  }

  private String putOff() {
    return account.isOutside() ? "not begun" : "deferred to the next window";
  }

  private String heading() {
    var name = "%s %s".formatted(task.outcome().sign(), task.bold());
    var veto = account.veto(task);
    if (veto.isPresent() && task.outcome() == Outcome.PUT_OFF) {
      return "%s %s".formatted(name, vetoed(veto.get()));
    }
    return switch (task.outcome()) {
      case TO_COME -> name + ": to come";
      case RUNNING -> "%s: since %s".formatted(name, Words.time(task.span().from()));
      case DONE ->
          "%s done: %s".formatted(name, task.steps().isEmpty() ? "nothing to do" : worked());
      case FAILED -> "%s failed: %s".formatted(name, worked());
      case NOT_DONE -> name + " not done";
      case PUT_OFF -> "%s %s".formatted(name, putOff());
      case IN_PART -> "%s done in part: %s".formatted(name, worked());
      case STOPPED -> "%s stopped before the end: %s".formatted(name, worked());
    };
  }

  private static String vetoed(Order veto) {
    return "vetoed by %s%s".formatted(Markdown.text(veto.who()), ReportText.reason(veto));
  }

  private String worked() {
    var span = task.span();
    var times =
        "%s%s, %s to %s"
            .formatted(
                Words.brief(span.took()),
                span.expected().isZero()
                    ? ""
                    : " (expected %s)".formatted(Words.brief(span.expected())),
                Words.time(span.from()),
                Words.time(span.to()));
    int again = span.attempts() - 1;
    if (again < 1) {
      return times;
    }
    var goesOn = span.outcome() == Outcome.STOPPED ? "" : " and taken up again";
    return "%s; interrupted %s%s"
        .formatted(times, again == 1 ? "once" : Words.count(again, "time"), goesOn);
  }

  /** What a veto kept from running has no more to say. */
  private List<String> lines() {
    if (task.outcome() == Outcome.PUT_OFF && account.veto(task).isPresent()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    task.said().stream()
        .filter(said -> belongsHere(said, task.outcome()))
        .map(Said::text)
        .forEach(lines::add);
    task.steps().forEach(step -> lines.addAll(lines(step)));
    return lines;
  }

  private List<String> lines(StepTold step) {
    var outcome = step.span().outcome();
    if (step.said().isEmpty() && END.containsKey(outcome)) {
      return List.of("%s: %s".formatted(Markdown.text(step.title()), END.get(outcome)));
    }
    return step.said().stream().filter(said -> belongsHere(said, outcome)).map(Said::text).toList();
  }

  private static final Map<Outcome, String> END =
      Map.of(Outcome.DONE, "done", Outcome.PUT_OFF, "put off", Outcome.STOPPED, "stopped");

  /** What failed, waits or is half-done stands above, under what needs a person. */
  private static boolean belongsHere(Said said, Outcome outcome) {
    return switch (said.kind()) {
      case DID -> true;
      case COULD_NOT -> !outcome.isBad();
      case WAITS, LEFT -> false;
    };
  }
}
