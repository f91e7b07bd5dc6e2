package io.mindscape.slipway.jobs.maintenance.account;

import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Line;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Page;
import io.mindscape.slipway.jobs.maintenance.report.Account;
import io.mindscape.slipway.jobs.maintenance.report.Account.Ahead;
import io.mindscape.slipway.jobs.maintenance.report.Account.Frame;
import io.mindscape.slipway.jobs.maintenance.report.Account.Kind;
import io.mindscape.slipway.jobs.maintenance.report.Account.Order;
import io.mindscape.slipway.jobs.maintenance.report.Outcome;
import io.mindscape.slipway.jobs.maintenance.report.Said;
import io.mindscape.slipway.jobs.maintenance.report.TaskTold;
import io.mindscape.slipway.jobs.maintenance.report.TaskTold.Span;
import io.mindscape.slipway.jobs.maintenance.report.TaskTold.StepTold;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the account of an opening from what the journal and the orders say of it. */
public final class Accounting {

  /** How many openings that are not held are told one by one. */
  private static final int MOST_NOT_HELD = 4;

  private final Remembered kept;
  private final WindowSchedule schedule;

  /** Of a window with that schedule. */
  public Accounting(Remembered kept, WindowSchedule schedule) {
    this.kept = kept;
    this.schedule = schedule;
  }

  /**
   * What is known now.
   *
   * @param due the tasks that are due in it
   * @param held what else kept it closed for a while; a sentence each, without its dot
   */
  public Account of(Frame frame, List<String> due, List<String> held) {
    var tasks = tasks(kept.journal(), frame, due);
    return new Account(frame, tasks, orders(frame), closed(frame, held), ahead(frame));
  }

  /** What is known of the tasks of an opening, those that are due and those that ran. */
  static List<TaskTold> tasks(Journal journal, Frame frame, List<String> due) {
    var lines = new LinkedHashMap<String, List<Line>>();
    for (var line : journal.lines(frame.repo(), frame.opening().opens())) {
      lines.computeIfAbsent(line.place().task(), none -> new ArrayList<>()).add(line);
    }
    due.forEach(task -> lines.putIfAbsent(task, List.of()));
    var tasks = new ArrayList<TaskTold>();
    lines.forEach((task, all) -> tasks.add(told(journal, task, all, frame)));
    return tasks;
  }

  private static TaskTold told(Journal journal, String task, List<Line> lines, Frame frame) {
    var opens = frame.opening().opens();
    var whole = lines.stream().filter(Accounting::isWhole).findFirst();
    var steps = lines.stream().filter(line -> !isWhole(line)).map(Accounting::told).toList();
    if (whole.isEmpty()) {
      return new TaskTold(
          task, new Span(Outcome.TO_COME, opens, opens, Duration.ZERO, 0), 0, List.of(), steps);
    }
    var state = whole.get().state();
    int row =
        state.isPutOff() && frame.kind() instanceof Kind.Regular
            ? 1 + journal.deferrals(frame.repo(), task, Journal.WHOLE, opens)
            : 0;
    var span =
        new Span(
            outcome(state, lines),
            lines.stream().map(Line::begun).min(Instant::compareTo).orElse(opens),
            whole.get().end().at(),
            lines.stream()
                .map(line -> line.what().expected())
                .reduce(Duration.ZERO, Duration::plus),
            whole.get().attempt());
    return new TaskTold(task, span, row, said(whole.get()), steps);
  }

  private static StepTold told(Line line) {
    var span =
        new Span(
            outcome(line.state()),
            line.begun(),
            line.end().at(),
            line.what().expected(),
            line.attempt());
    return new StepTold(line.what().title(), span, said(line));
  }

  private static List<Said> said(Line line) {
    return line.end().notes().stream().map(Said::of).toList();
  }

  /** A task of which nothing was stopped, but only some of it was done, was done in part. */
  private static Outcome outcome(State state, List<Line> lines) {
    var steps = lines.stream().filter(line -> !isWhole(line)).map(Line::state).toList();
    boolean isInPart =
        state == State.STOPPED && !steps.contains(State.STOPPED) && steps.contains(State.DONE);
    return isInPart ? Outcome.IN_PART : outcome(state);
  }

  private static Outcome outcome(State state) {
    return switch (state) {
      case BEGUN, UNDONE -> Outcome.RUNNING;
      case DONE -> Outcome.DONE;
      case FAILED -> Outcome.FAILED;
      case NOT_DONE -> Outcome.NOT_DONE;
      case DEFERRED -> Outcome.PUT_OFF;
      case STOPPED -> Outcome.STOPPED;
    };
  }

  private static boolean isWhole(Line line) {
    return line.place().step().equals(Journal.WHOLE);
  }

  private List<Order> orders(Frame frame) {
    var planned = schedule.outcomes(frame.opening().opens(), 1).getFirst().planned();
    var day = planned.opens().atZone(schedule.zone()).toLocalDate();
    return kept.orders().on(frame.repo(), day).stream().flatMap(Accounting::orders).toList();
  }

  private static Stream<Order> orders(Page page) {
    return page.orders().inForce().stream().flatMap(order -> order(order).stream());
  }

  private static Optional<Order> order(io.mindscape.slipway.jobs.maintenance.orders.Order order) {
    Optional<Order.Verb> verb =
        switch (order.word()) {
          case VETO -> Optional.of(Order.Verb.VETOED);
          case DEFER -> Optional.of(Order.Verb.PUT_OFF);
          case FIRST -> Optional.of(Order.Verb.PUT_FIRST);
          case UNVETO -> Optional.empty();
        };
    return verb.map(one -> new Order(order.who(), one, order.task(), order.reason()));
  }

  private List<String> closed(Frame frame, List<String> held) {
    var closed = new ArrayList<String>();
    schedule.outcomes(frame.opening().opens(), 1).stream()
        .filter(outcome -> outcome.opening().filter(frame.opening()::equals).isPresent())
        .filter(outcome -> !outcome.isWhole())
        .forEach(outcome -> closed.add(outcome.why(ZoneOffset.UTC)));
    closed.addAll(held);
    return closed;
  }

  private Ahead ahead(Frame frame) {
    var notHeld =
        schedule.outcomes(frame.opening().closes(), MOST_NOT_HELD).stream()
            .takeWhile(outcome -> outcome.opening().isEmpty())
            .map(
                outcome ->
                    "The window of %s is not held: %s"
                        .formatted(
                            outcome.planned().opens().atZone(frame.zone()).toLocalDate(),
                            outcome.why(ZoneOffset.UTC)))
            .toList();
    return new Ahead(Optional.of(schedule.at(frame.opening().closes())), notHeld);
  }
}
