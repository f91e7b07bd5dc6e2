package io.mindscape.slipway.jobs.maintenance.plan;

import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.account.ReportIssue;
import io.mindscape.slipway.jobs.maintenance.orders.Hearing;
import io.mindscape.slipway.jobs.maintenance.orders.Hearing.Heard;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Page;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Preview;
import io.mindscape.slipway.jobs.maintenance.orders.Orders;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.window.Opening;
import io.mindscape.slipway.policies.window.WindowSchedule;

/** The issue of one opening: it is opened once, and says what is planned and ordered now. */
final class Announcement {

  /** More than people order in the time that it takes to show a text. */
  private static final int TRIES = 5;

  private final Previews.Ports ports;
  private final Discussion discussion;
  private final Hearing hearing;

  Announcement(Previews.Ports ports) {
    this.ports = ports;
    this.discussion = ports.forge().discussion();
    this.hearing = new Hearing(discussion, ports.forge().people(), ports.kept().orders());
  }

  /** Opens the issue, unless somebody has, and begins the page. */
  void open(RepoName repo, Strategy strategy, WindowSchedule schedule, Opening opening) {
    var day = schedule.day(opening);
    var title = PreviewText.title(day);
    var text = new PreviewText(strategy, schedule).body(opening, known(repo, opening, Orders.NONE));
    var body = text + page(repo);
    var number =
        ports
            .effects()
            .once(
                "maintenance:%s:%s:preview".formatted(repo, day),
                title,
                () -> discussion.findIssue(repo, ReportIssue.LABEL, title).map(String::valueOf),
                () -> String.valueOf(discussion.openIssue(repo, ReportIssue.LABEL, title, body)));
    var preview = new Preview(Integer.parseInt(number), opening, false);
    ports.kept().orders().write(new Page(repo, day, preview, Orders.NONE, 0));
  }

  /**
   * Listens to what is said below the issue, and shows what comes of it. Whoever listened before
   * others, and shows it after them, listens again: theirs is what stays.
   */
  Heard hear(Page page, Strategy strategy, WindowSchedule schedule) {
    var heard = heard(page, strategy, schedule);
    for (int i = 1; i < TRIES && !isNewest(heard.page()); i++) {
      heard = heard(page, strategy, schedule);
    }
    return heard;
  }

  private Heard heard(Page page, Strategy strategy, WindowSchedule schedule) {
    var heard = hearing.hear(page, strategy);
    var opening = heard.page().preview().opening();
    show(
        page,
        new PreviewText(strategy, schedule)
                .body(opening, known(page.repo(), opening, heard.page().orders()))
            + page(page.repo()));
    return heard;
  }

  private boolean isNewest(Page shown) {
    return ports
        .kept()
        .orders()
        .on(shown.repo(), shown.day())
        .filter(now -> !now.orders().equals(shown.orders()))
        .isEmpty();
  }

  /** Where the same is shown as it is at any moment. */
  private String page(RepoName repo) {
    var address = ports.kept().console().window(repo);
    return address.isEmpty() ? "" : "\n[This plan as a page](%s)\n".formatted(address);
  }

  /** Shows a text. */
  void show(Page page, String body) {
    discussion.replaceIssue(page.repo(), page.preview().issue(), body);
  }

  private Known known(RepoName repo, Opening opening, Orders orders) {
    return Known.of(ports.kept().journal(), repo, opening, orders);
  }
}
