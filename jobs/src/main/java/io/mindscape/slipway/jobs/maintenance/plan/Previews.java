package io.mindscape.slipway.jobs.maintenance.plan;

import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Page;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Preview;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.turn.Turns;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.window.Opening;
import io.mindscape.slipway.policies.window.Outcome;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Announces each opening of the window two days before, by an issue that shows the plan and where
 * orders are given, and keeps the issue as the plan and the orders are. Whoever was away at that
 * moment announces it later, as long as the window has not opened.
 */
public final class Previews {

  /** How long before an opening it is announced. */
  static final Duration LEAD = Duration.ofDays(2);

  /** How often plans and comments are looked at anew. */
  static final Duration LOOK = Duration.ofMinutes(1);

  /** More openings than lie in {@link #LEAD}, and the one that is in progress. */
  private static final int NEAR = 5;

  private final Ports ports;
  private final OrderBook book;
  private final Clock clock;
  private final Announcement announcement;
  private final Map<RepoName, Opening> naps = new ConcurrentHashMap<>();

  /**
   * What it works with.
   *
   * @param turns previews of a repository are kept by one at a time, of whatever replica
   */
  public record Ports(
      Forge forge, Strategies strategies, Effects effects, Turns turns, Remembered kept) {}

  public Previews(Ports ports, Clock clock) {
    this.ports = ports;
    this.book = ports.kept().orders();
    this.clock = clock;
    this.announcement = new Announcement(ports);
  }

  /**
   * Announces what is near, and brings what is announced up to date. It may be asked as often as
   * one likes.
   *
   * @throws io.mindscape.slipway.policies.Refused if there is no strategy that can be understood
   * @throws io.mindscape.slipway.jobs.Unavailable when the forge or its Git does not answer
   */
  public void tick(RepoName repo) {
    var now = clock.instant();
    var nap = naps.get(repo);
    if (nap != null && nap.covers(now)) {
      return;
    }
    naps.put(repo, new Opening(now, now.plus(LOOK)));
    var strategy = ports.strategies().of(repo).strategy();
    var cause = Cause.own("preview of the maintenance window");
    ports.turns().attempt("previews:" + repo, () -> cause.run(() -> look(repo, strategy, now)));
  }

  private void look(RepoName repo, Strategy strategy, Instant now) {
    var schedule = strategy.window();
    if (schedule != null) {
      schedule.from(now, NEAR).stream()
          .filter(opening -> opening.opens().isAfter(now))
          .filter(opening -> !opening.opens().minus(LEAD).isAfter(now))
          .filter(opening -> book.on(repo, schedule.day(opening)).isEmpty())
          .forEach(opening -> announcement.open(repo, strategy, schedule, opening));
    }
    book.open(repo).forEach(page -> look(page, strategy, now));
  }

  private void look(Page page, Strategy strategy, Instant now) {
    var schedule = strategy.window();
    var outcome = Optional.ofNullable(schedule).flatMap(one -> outcome(one, page.day(), now));
    var opening = outcome.flatMap(Outcome::opening);
    if (schedule != null && opening.isPresent()) {
      announcement.hear(moved(page, opening.get()), strategy, schedule);
    } else if (outcome.isEmpty() && !now.isBefore(page.preview().opening().closes())) {
      book.write(page.with(new Preview(page.preview().issue(), page.preview().opening(), true)));
    } else {
      var why = schedule == null ? "" : outcome.map(one -> one.why(schedule.zone())).orElse("");
      announcement.show(page, PreviewText.notHeld(page.day(), why));
    }
  }

  /** What becomes of the opening of that day; nothing if none is planned for it any more. */
  private static Optional<Outcome> outcome(WindowSchedule schedule, LocalDate day, Instant now) {
    return schedule.outcomes(now, NEAR).stream()
        .filter(outcome -> schedule.day(outcome).equals(day))
        .findFirst();
  }

  /** A freeze may have come, or gone. */
  private Page moved(Page page, Opening opening) {
    if (page.preview().opening().equals(opening)) {
      return page;
    }
    book.write(page.with(new Preview(page.preview().issue(), opening, false)));
    return book.on(page.repo(), page.day()).orElse(page);
  }
}
