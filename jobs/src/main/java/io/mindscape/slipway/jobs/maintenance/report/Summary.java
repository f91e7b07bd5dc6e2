package io.mindscape.slipway.jobs.maintenance.report;

import io.mindscape.slipway.jobs.maintenance.report.Account.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One sentence that says it all, to be read on a lock screen. */
final class Summary {

  private final Account account;
  private final List<TaskTold> tasks;

  Summary(Account account) {
    this.account = account;
    this.tasks = account.tasks();
  }

  /** {@code Three of four tasks ran, in 41 minutes; one pull request waits for you.} */
  String sentence() {
    var clauses = new ArrayList<String>();
    clauses.add(begin());
    clauses.addAll(named(of(Outcome.FAILED), "", "failed"));
    clauses.addAll(named(of(Outcome.NOT_DONE), "was", "not done"));
    clauses.addAll(named(unordered(Outcome.STOPPED), "was", "stopped before the end"));
    clauses.addAll(named(unordered(Outcome.IN_PART), "was", "done in part"));
    clauses.addAll(waiting());
    clauses.addAll(vetoed());
    clauses.addAll(
        named(unordered(Outcome.PUT_OFF), "was", account.isOutside() ? "not begun" : "put off"));
    return Words.capital(String.join("; ", clauses)) + ".";
  }

  /** ✓ where all went as it should and nothing is left to do, ✕ where something failed. */
  String sign() {
    if (!account.isOver()) {
      return Outcome.RUNNING.sign();
    }
    if (tasks.stream().anyMatch(task -> task.outcome().isBad())) {
      return Outcome.FAILED.sign();
    }
    return ran().size() == tasks.size() ? Outcome.DONE.sign() : Outcome.PUT_OFF.sign();
  }

  private String begin() {
    if (!account.isOver()) {
      return "so far %s of %s ran".formatted(Words.number(ran().size()), all());
    }
    if (ran().isEmpty()) {
      boolean isHeld =
          !account.closed().isEmpty() && unordered(Outcome.PUT_OFF).size() == tasks.size();
      boolean hasBegun =
          Stream.of(Outcome.IN_PART, Outcome.STOPPED, Outcome.FAILED)
              .anyMatch(outcome -> !unordered(outcome).isEmpty());
      return isHeld
          ? "no task ran, because " + account.closed().getFirst()
          : hasBegun ? "no task was finished" : "no task ran";
    }
    return isIdle() ? "there was nothing to do" : who() + " ran" + outside() + took();
  }

  private String who() {
    if (tasks.size() == 1) {
      return tasks.getFirst().words();
    }
    if (ran().size() == tasks.size()) {
      return tasks.size() == 2 ? "both tasks" : "all " + all();
    }
    return "%s of %s".formatted(Words.number(ran().size()), all());
  }

  private String all() {
    return Words.count(tasks.size(), "task");
  }

  private String outside() {
    return account.isOutside() ? " outside the window" : "";
  }

  /** Whether all tasks looked, and none had anything to do. */
  private boolean isIdle() {
    return ran().size() == tasks.size() && tasks.stream().allMatch(task -> task.steps().isEmpty());
  }

  private List<TaskTold> ran() {
    return of(Outcome.DONE);
  }

  /** From the first beginning to the last end. */
  private String took() {
    var from = ran().stream().map(task -> task.span().from()).min(Instant::compareTo);
    var to = ran().stream().map(task -> task.span().to()).max(Instant::compareTo);
    var took = Duration.between(from.orElse(Instant.EPOCH), to.orElse(Instant.EPOCH));
    return took.toSeconds() == 0 ? "" : ", in " + Words.spoken(took);
  }

  private List<String> vetoed() {
    var held = where(task -> account.veto(task).isPresent());
    return held.size() == 1
        ? named(
            held, "was", "vetoed by " + account.veto(held.getFirst()).map(Order::who).orElse(""))
        : named(held, "was", "vetoed");
  }

  private List<String> waiting() {
    var waits =
        tasks.stream()
            .flatMap(TaskTold::all)
            .filter(said -> said.kind() == Said.Kind.WAITS)
            .map(Said::text)
            .distinct()
            .toList();
    if (waits.isEmpty()) {
      return List.of();
    }
    var noun = waits.stream().allMatch(text -> text.startsWith("#")) ? "pull request" : "thing";
    return List.of(
        "%s %s for you"
            .formatted(Words.count(waits.size(), noun), waits.size() == 1 ? "waits" : "wait"));
  }

  /**
   * A clause about one task by its name, or about several by their number.
   *
   * @param was a word that changes with the number; empty for none
   */
  private static List<String> named(List<TaskTold> found, String was, String what) {
    return switch (found.size()) {
      case 0 -> List.of();
      case 1 -> {
        var only = found.getFirst();
        yield List.of(only.words() + (was.isEmpty() ? " " : " " + only.was() + " ") + what);
      }
      default ->
          List.of(Words.count(found.size(), "task") + (was.isEmpty() ? " " : " were ") + what);
    };
  }

  private List<TaskTold> of(Outcome outcome) {
    return where(task -> task.outcome() == outcome);
  }

  /** Those of them that nobody vetoed. */
  private List<TaskTold> unordered(Outcome outcome) {
    return where(task -> task.outcome() == outcome && account.veto(task).isEmpty());
  }

  private List<TaskTold> where(Predicate<TaskTold> which) {
    return tasks.stream().filter(which).toList();
  }
}
