package io.mindscape.slipway.jobs.maintenance.report;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one opening of the window, and no more than that. All that is written about it
 * is made from this.
 *
 * @param tasks in the order in which they have their turn
 * @param orders what people said of it
 * @param closed what closed the window for a while, or in part; a sentence each, without its dot
 */
public record Account(
    Frame frame, List<TaskTold> tasks, List<Order> orders, List<String> closed, Ahead ahead) {

  public Account {
    tasks = List.copyOf(tasks);
    orders = List.copyOf(orders);
    closed = List.copyOf(closed);
  }

  /** Whether nothing more is to come in it. */
  public boolean isOver() {
    return tasks.stream().allMatch(task -> task.span().outcome().isEnd());
  }

  /** Whether somebody asked for it, so that what was not begun in it waits for nothing. */
  boolean isOutside() {
    return frame.kind() instanceof Kind.BreakGlass;
  }

  /** The veto for which a task was not run to its end. */
  Optional<Order> veto(TaskTold task) {
    return held(task).filter(order -> order.verb() == Order.Verb.VETOED);
  }

  /** The order for which a task was not run to its end: a veto, else to put it off. */
  Optional<Order> held(TaskTold task) {
    if (!task.outcome().isPutOff()) {
      return Optional.empty();
    }
    return orders.stream()
        .filter(order -> order.verb() != Order.Verb.PUT_FIRST && order.task().equals(task.name()))
        .min(Comparator.comparing(Order::verb));
  }

  /**
   * Which opening it is.
   *
   * @param zone whose calendar names the day
   * @param asOf when this was known
   */
  public record Frame(RepoName repo, Opening opening, ZoneId zone, Instant asOf, Kind kind) {}

  /** Why there was an opening. */
  public sealed interface Kind {
    /** It is in the schedule. */
    record Regular() implements Kind {}

    /** Somebody asked for it, and another confirmed it. */
    record BreakGlass(String askedBy, String confirmedBy, String reason) implements Kind {}
  }

  /**
   * What is next.
   *
   * @param opening the next one
   * @param notHeld planned ones before it that do not take place, and why; a sentence each, without
   *     its dot
   */
  public record Ahead(Optional<Opening> opening, List<String> notHeld) {
    public Ahead {
      notHeld = List.copyOf(notHeld);
    }
  }

  /**
   * What a person said about a task.
   *
   * @param task as the strategy file names it
   * @param reason as they wrote it; empty for none
   */
  public record Order(String who, Verb verb, String task, String reason) {
    /** What they wanted. */
    public enum Verb {
      /** It must not run. */
      VETOED("vetoed"),
      /** It shall wait for the next opening. */
      PUT_OFF("put off"),
      /** It shall come first. */
      PUT_FIRST("put first");

      private final String words;

      Verb(String words) {
        this.words = words;
      }

      String words() {
        return words;
      }
    }
  }
}
