package io.mindscape.slipway.jobs.maintenance.plan;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.journal.Ended;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Line;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import io.mindscape.slipway.jobs.maintenance.orders.Hearing.Heard;
import io.mindscape.slipway.jobs.maintenance.orders.Order;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Page;
import io.mindscape.slipway.jobs.maintenance.orders.Verdict;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Hears an order for an opening of the window at once, and answers it. The comment itself is the
 * order; whether it counts is asked anew whenever comments are read.
 */
public final class Ordering {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE yyyy-MM-dd", Locale.ENGLISH);

  private final Previews.Ports ports;
  private final OrderBook book;
  private final Clock clock;
  private final Announcement announcement;

  public Ordering(Previews.Ports ports, Clock clock) {
    this.ports = ports;
    this.book = ports.kept().orders();
    this.clock = clock;
    this.announcement = new Announcement(ports);
  }

  /**
   * What an order came to.
   *
   * @param done whether it is in force
   * @param text Markdown, follows the name of the one who gave it
   */
  public record Answer(boolean done, String text) {}

  /** Whether that issue is one on which orders are given. */
  public boolean isPreview(RepoName repo, int issue) {
    return book.on(repo, issue).isPresent();
  }

  /**
   * What people hold back in a window to come, for whoever wants it before; a sentence of Markdown.
   *
   * @return nothing where they do not
   */
  public Optional<String> heldBack(RepoName repo, String task) {
    var now = clock.instant();
    return book.open(repo).stream()
        .filter(page -> now.isBefore(page.preview().opening().opens()))
        .flatMap(
            page ->
                page.orders().held(task).stream()
                    .map(
                        order ->
                            "For the window of %s it is %s (#%d)."
                                .formatted(
                                    DATE.format(page.day()),
                                    order.words(),
                                    page.preview().issue())))
        .findFirst();
  }

  /** Hears the order in a comment. */
  public Answer answer(RepoName repo, int issue, long comment) {
    var page = book.on(repo, issue);
    if (page.isEmpty()) {
      return new Answer(false, elsewhere(repo));
    }
    var strategy = ports.strategies().of(repo).strategy();
    var schedule = strategy.window();
    var closes = page.get().preview().opening().closes();
    if (schedule == null || page.get().preview().closed() || !clock.instant().isBefore(closes)) {
      return new Answer(
          false, "this window is over, and an order holds for one window alone. " + next(repo));
    }
    var heard = announcement.hear(page.get(), strategy, schedule);
    return switch (heard.verdicts().get(comment)) {
      case Verdict.Counts(var order) -> counts(order, heard, schedule);
      case Verdict.Not(var why) -> new Answer(false, why);
      case null -> new Answer(false, "the comment is gone, and with it the order.");
    };
  }

  private String elsewhere(RepoName repo) {
    return "orders are given on the issue that announces a window. " + next(repo);
  }

  private String next(RepoName repo) {
    var now = clock.instant();
    return book.open(repo).stream()
        .map(Page::preview)
        .filter(preview -> now.isBefore(preview.opening().closes()))
        .findFirst()
        .map(
            preview ->
                (preview.opening().covers(now)
                        ? "That of the window that is open is #%d."
                        : "The next one is #%d.")
                    .formatted(preview.issue()))
        .orElse("None is announced now; each is two days before it opens.");
  }

  private Answer counts(Order order, Heard heard, WindowSchedule schedule) {
    var page = heard.page();
    var line = line(page, order.task());
    if (line.filter(one -> one.state().isConcluded()).isPresent()) {
      return new Answer(
          false,
          "too late: `%s` has had its turn in this window (%s)."
              .formatted(order.task(), Ended.How.valueOf(line.get().state().name()).words()));
    }
    boolean runs = line.filter(one -> one.state() == State.BEGUN).isPresent();
    return new Answer(true, words(order, heard, runs) + after(order, page, schedule));
  }

  private String words(Order order, Heard heard, boolean runs) {
    var task = order.task();
    var day = DATE.format(heard.page().day());
    return switch (order.word()) {
      case VETO, DEFER ->
          runs
              ? "heard: `%s` is running, and stops before its next act.".formatted(task)
              : "heard: `%s` does not run on %s.".formatted(task, day);
      case FIRST ->
          heard
              .page()
              .orders()
              .held(task)
              .map(held -> "heard, but `%s` does not run: %s.".formatted(task, held.words()))
              .orElse("heard: `%s` comes first on %s.".formatted(task, day));
      case UNVETO ->
          heard.takesBack(order)
              ? "heard: `%s` runs on %s as planned.".formatted(task, day)
              : "nothing was held against `%s`: it runs on %s.".formatted(task, day);
    };
  }

  private static String after(Order order, Page page, WindowSchedule schedule) {
    return switch (order.word()) {
      case VETO, DEFER ->
          " It waits for the window of %s. To take that back, delete your comment or type `/unveto %s`."
              .formatted(
                  DATE.format(schedule.day(schedule.at(page.preview().opening().closes()))),
                  order.task());
      case FIRST, UNVETO -> "";
    };
  }

  private Optional<Line> line(Page page, String task) {
    return ports.kept().journal().lines(page.repo(), page.preview().opening().opens()).stream()
        .filter(line -> line.place().task().equals(task))
        .filter(line -> line.place().step().equals(Journal.WHOLE))
        .findFirst();
  }
}
