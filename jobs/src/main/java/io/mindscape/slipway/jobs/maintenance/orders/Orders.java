package io.mindscape.slipway.jobs.maintenance.orders;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The orders that are in force in one opening.
 *
 * @param inForce in the order in which they were given; nothing that was taken back
 */
public record Orders(List<Order> inForce) {

  /** Nobody has ordered anything. */
  public static final Orders NONE = new Orders(List.of());

  public Orders {
    inForce = List.copyOf(inForce);
  }

  /** Those that are left when what was taken back is taken away. */
  static Orders of(List<Order> oldestFirst) {
    var left = new ArrayList<Order>();
    for (var order : oldestFirst) {
      if (order.word() == Word.UNVETO) {
        left.removeIf(before -> holds(before) && before.task().equals(order.task()));
      } else {
        left.add(order);
      }
    }
    return new Orders(left);
  }

  /** Why {@code task} does not run: a veto, else a deferral. */
  public Optional<Order> held(String task) {
    return inForce.stream()
        .filter(order -> holds(order) && order.task().equals(task))
        .min(Comparator.comparing(Order::word));
  }

  /** The newest order that puts {@code task} first. */
  public Optional<Order> first(String task) {
    return Optional.of(place(task)).filter(at -> at >= 0).map(inForce::get);
  }

  /** The same tasks: those that were put first, the newest order before the others; the rest. */
  public List<String> sorted(List<String> tasks) {
    return tasks.stream()
        .sorted(Comparator.comparingInt((String task) -> place(task)).reversed())
        .toList();
  }

  /** Where the newest order stands that puts it first; -1 if there is none. */
  private int place(String task) {
    for (int at = inForce.size() - 1; at >= 0; at--) {
      if (inForce.get(at).word() == Word.FIRST && inForce.get(at).task().equals(task)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean holds(Order order) {
    return order.word() == Word.VETO || order.word() == Word.DEFER;
  }
}
