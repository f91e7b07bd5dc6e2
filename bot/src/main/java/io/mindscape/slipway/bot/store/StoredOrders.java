package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.bot.store.Rows.name;
import static io.mindscape.slipway.bot.store.Rows.opening;
import static io.mindscape.slipway.bot.store.Rows.utc;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.orders.Order;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook;
import io.mindscape.slipway.jobs.maintenance.orders.Orders;
import io.mindscape.slipway.jobs.maintenance.orders.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What was announced and ordered: a row for each opening, and one for each order. */
final class StoredOrders implements OrderBook {

  private final Store store;

  StoredOrders(Store store) {
    this.store = store;
  }

  @Override
  public Optional<Page> on(RepoName repo, LocalDate day) {
    return pages(repo, "planned_on = ?", day).stream().findFirst();
  }

  @Override
  public Optional<Page> on(RepoName repo, int issue) {
    return pages(repo, "issue = ?", issue).stream().findFirst();
  }

  @Override
  public List<Page> open(RepoName repo) {
    return pages(repo, "closed = ?", false);
  }

  /** Read by one statement, so that the orders are those of the version. */
  private List<Page> pages(RepoName repo, String which, Object value) {
    var found = new LinkedHashMap<LocalDate, Page>();
    store
        .read(
            handle ->
                handle
                    .select(
                        """
                        select announced.*, place, given_in, given_by, word, task, reason
                        from announced left join ordered
                          on ordered.repository = announced.repository
                          and ordered.planned_on = announced.planned_on
                        where announced.repository = ? and announced.%s
                        order by announced.planned_on, place
                        """
                            .formatted(which),
                        name(repo),
                        value)
                    .map((row, context) -> page(repo, row))
                    .list())
        .forEach(page -> found.merge(page.day(), page, StoredOrders::joined));
    return List.copyOf(found.values());
  }

  private static Page joined(Page one, Page other) {
    return one.with(
        new Orders(
            Stream.of(one, other).flatMap(page -> page.orders().inForce().stream()).toList()));
  }

  @Override
  public boolean write(Page page) {
    try {
      return store.write(handle -> written(handle, page));
    } catch (RuntimeException failure) {
      if (Trouble.isThereAlready(failure)) {
        return false;
      }
      throw failure;
    }
  }

  private static boolean written(Handle handle, Page page) {
    if ((page.version() == 0 ? insert(handle, page) : update(handle, page)) != 1) {
      return false;
    }
    handle.execute(
        "delete from ordered where repository = ? and planned_on = ?",
        name(page.repo()),
        page.day());
    int place = 0;
    for (var order : page.orders().inForce()) {
      insert(handle, page, place++, order);
    }
    return true;
  }

  private static int insert(Handle handle, Page page) {
    return handle.execute(
        """
        insert into announced (repository, planned_on, issue, opens_at, closes_at, closed, version)
        values (?, ?, ?, ?, ?, ?, 1)
        """,
        name(page.repo()),
        page.day(),
        page.preview().issue(),
        utc(page.preview().opening().opens()),
        utc(page.preview().opening().closes()),
        page.preview().closed());
  }

  private static int update(Handle handle, Page page) {
    return handle.execute(
        """
        update announced set issue = ?, opens_at = ?, closes_at = ?, closed = ?, version = ?
        where repository = ? and planned_on = ? and version = ?
        """,
        page.preview().issue(),
        utc(page.preview().opening().opens()),
        utc(page.preview().opening().closes()),
        page.preview().closed(),
        page.version() + 1,
        name(page.repo()),
        page.day(),
        page.version());
  }

  private static void insert(Handle handle, Page page, int place, Order order) {
    handle.execute(
        """
        insert into ordered (repository, planned_on, place, given_in, given_by, word, task, reason)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        name(page.repo()),
        page.day(),
        place,
        order.comment(),
        order.who(),
        order.word().name(),
        order.task(),
        // PostgreSQL keeps no such character.
        order.reason().replace('\0', ' '));
  }

  private static Page page(RepoName repo, ResultSet row) throws SQLException {
    return new Page(
        repo,
        row.getObject("planned_on", LocalDate.class),
        new Preview(row.getInt("issue"), opening(row), row.getBoolean("closed")),
        row.getString("word") == null ? Orders.NONE : new Orders(List.of(order(row))),
        row.getInt("version"));
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(
        row.getLong("given_in"),
        row.getString("given_by"),
        Word.valueOf(row.getString("word")),
        row.getString("task"),
        row.getString("reason"));
  }
}
