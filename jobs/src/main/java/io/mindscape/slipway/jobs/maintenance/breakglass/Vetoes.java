package io.mindscape.slipway.jobs.maintenance.breakglass;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork.Reason;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook;
import java.time.Instant;
import java.util.Optional;

/**
 * What people hold back in the window that is open, nobody runs beside it. An order for a window to
 * come stands against nothing before: whoever asks for the task is told of it.
 */
public final class Vetoes implements Bars {

  private final OrderBook book;

  public Vetoes(OrderBook book) {
    this.book = book;
  }

  @Override
  public Optional<Bar> against(RepoName repo, String task, Instant at) {
    return book.open(repo).stream()
        .filter(page -> page.preview().opening().covers(at))
        .flatMap(page -> page.orders().held(task).stream())
        .findFirst()
        .map(order -> new Bar(Reason.VETO, "in the window that is open it is " + order.words()));
  }
}
