package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.maintenance.guard.Bars.Bar;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Page;
import io.mindscape.slipway.jobs.maintenance.orders.Orders;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.util.Optional;

/** What people ordered for one opening, as the book has it at the moment of asking. */
final class Ordered {

  private final OrderBook book;
  private final WindowSchedule schedule;
  private final Occasion occasion;

  Ordered(OrderBook book, WindowSchedule schedule, Occasion occasion) {
    this.book = book;
    this.schedule = schedule;
    this.occasion = occasion;
  }

  Orders inForce() {
    return book.on(occasion.repo(), schedule.day(occasion.opening()))
        .map(Page::orders)
        .orElse(Orders.NONE);
  }

  /** What stands against {@code task}. */
  Optional<Bar> bar(String task) {
    return inForce().held(task).map(order -> new Bar(StopWork.Reason.VETO, order.words()));
  }
}
