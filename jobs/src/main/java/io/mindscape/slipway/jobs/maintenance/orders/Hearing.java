package io.mindscape.slipway.jobs.maintenance.orders;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.forge.People;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Page;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the comments below a preview as they are now, and writes into the book what counts. So a
 * comment that was deleted or edited counts no more, nor that of somebody who has left the team.
 */
public final class Hearing {

  private static final int TRIES = 5;

  private final Discussion discussion;
  private final People people;
  private final OrderBook book;

  public Hearing(Discussion discussion, People people, OrderBook book) {
    this.discussion = discussion;
    this.people = people;
    this.book = book;
  }

  /**
   * What was heard.
   *
   * @param verdicts by the id of the comment, oldest first
   */
  public record Heard(Page page, Map<Long, Verdict> verdicts) {

    /** Whether there was something that {@code order} took back. */
    public boolean takesBack(Order order) {
      return Orders.of(
              counting(verdicts).takeWhile(one -> one.comment() != order.comment()).toList())
          .held(order.task())
          .isPresent();
    }
  }

  /**
   * Listens.
   *
   * @param known a page that is in the book
   * @throws Unavailable when the forge or the book does not answer; then what was heard last is in
   *     force
   */
  public Heard hear(Page known, Strategy strategy) {
    for (int i = 0; i < TRIES; i++) {
      // First the page, then the comments: whoever writes it meanwhile has read newer ones.
      var page = book.on(known.repo(), known.day()).orElse(known);
      var verdicts = verdicts(page, strategy);
      var heard = page.with(Orders.of(counting(verdicts).toList()));
      if (heard.equals(page) || book.write(heard)) {
        return new Heard(heard, verdicts);
      }
    }
    throw new Unavailable(
        "Slipway", "others write the orders of this window", Duration.ofSeconds(1), null);
  }

  private static Stream<Order> counting(Map<Long, Verdict> verdicts) {
    return verdicts.values().stream()
        .filter(Verdict.Counts.class::isInstance)
        .map(Verdict.Counts.class::cast)
        .map(Verdict.Counts::order);
  }

  private Map<Long, Verdict> verdicts(Page page, Strategy strategy) {
    var judge = new Judge(people, strategy);
    var verdicts = new LinkedHashMap<Long, Verdict>();
    for (var comment : discussion.comments(page.repo(), page.preview().issue())) {
      judge.judge(comment).ifPresent(verdict -> verdicts.put(comment.id(), verdict));
    }
    return verdicts;
  }
}
