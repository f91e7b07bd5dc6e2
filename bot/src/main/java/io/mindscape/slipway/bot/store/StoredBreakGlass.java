package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.bot.store.Rows.instant;
import static io.mindscape.slipway.bot.store.Rows.utc;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Asked;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Confirmed;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Course;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.State;
import io.mindscape.slipway.jobs.maintenance.breakglass.Requests;
import io.mindscape.slipway.jobs.maintenance.breakglass.Wish;
import io.mindscape.slipway.policies.window.Opening;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tasks that people asked for outside the window, a row each. */
final class StoredBreakGlass implements Requests {

  private static final String OPEN = "state in ('ASKED', 'CONFIRMED', 'RUNNING')";

  private final Store store;

  StoredBreakGlass(Store store) {
    this.store = store;
  }

  @Override
  public Request ask(RepoName repo, Wish wish, Asked asked) {
    try {
      store.write(
          handle ->
              handle.execute(
                  """
                  insert into break_glass (repository, task, reason, seconds, despite_freeze,
                    asked_by, asked_at, issue, comment_id, state)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ASKED')
                  """,
                  name(repo),
                  wish.task(),
                  // PostgreSQL keeps no such character.
                  wish.reason().replace('\0', ' '),
                  wish.length().toSeconds(),
                  wish.despiteFreeze(),
                  asked.by(),
                  utc(asked.at()),
                  asked.issue(),
                  asked.comment()));
    } catch (RuntimeException failure) {
      if (!Trouble.isThereAlready(failure)) {
        throw failure;
      }
    }
    return of(repo, asked.comment()).orElseThrow();
  }

  @Override
  public Optional<Request> of(RepoName repo, long comment) {
    return first(repo, "comment_id = ?", comment);
  }

  @Override
  public Optional<Request> find(RepoName repo, long id) {
    return first(repo, "id = ?", id);
  }

  private Optional<Request> first(RepoName repo, String condition, long value) {
    return store.read(
        handle ->
            handle
                .select(
                    "select * from break_glass where repository = ? and " + condition,
                    name(repo),
                    value)
                .map((row, context) -> request(repo, row))
                .findOne());
  }

  @Override
  public List<Request> open(RepoName repo) {
    return store.read(
        handle ->
            handle
                .select(
                    "select * from break_glass where repository = ? and " + OPEN + " order by id",
                    name(repo))
                .map((row, context) -> request(repo, row))
                .list());
  }

  @Override
  public boolean confirm(long id, Confirmed confirmed) {
    return changed(
        """
        update break_glass set state = 'CONFIRMED', confirmed_by = ?, confirmed_at = ?
        where state = 'ASKED' and id = ?
        """,
        confirmed.by(),
        utc(confirmed.at()),
        id);
  }

  @Override
  public boolean begin(long id, Opening opening) {
    return changed(
        """
        update break_glass set state = 'RUNNING', opens_at = ?, closes_at = ?
        where state = 'CONFIRMED' and id = ?
        """,
        utc(opening.opens()),
        utc(opening.closes()),
        id);
  }

  @Override
  public boolean stop(long id, String by) {
    return changed(
        """
        update break_glass set stopped_by = ?,
          state = case when state = 'RUNNING' then state else 'WITHDRAWN' end
        where stopped_by is null and
        """
            + OPEN
            + " and id = ?",
        by,
        id);
  }

  @Override
  public boolean end(long id, State end) {
    return changed(
        "update break_glass set state = ? where " + OPEN + " and id = ?", end.name(), id);
  }

  private boolean changed(String update, Object... values) {
    return store.write(handle -> handle.execute(update, values) == 1);
  }

  /** GitHub's names are the same in large and small letters. */
  private static String name(RepoName repo) {
    return repo.toString().toLowerCase(Locale.ROOT);
  }

  private static Request request(RepoName repo, ResultSet row) throws SQLException {
    return new Request(
        row.getLong("id"),
        repo,
        new Wish(
            row.getString("task"),
            row.getString("reason"),
            Duration.ofSeconds(row.getLong("seconds")),
            row.getBoolean("despite_freeze")),
        new Asked(
            row.getString("asked_by"),
            Objects.requireNonNull(instant(row, "asked_at")),
            row.getInt("issue"),
            row.getLong("comment_id")),
        new Course(
            State.valueOf(row.getString("state")),
            confirmed(row),
            opening(row),
            row.getString("stopped_by")));
  }

  private static @Nullable Confirmed confirmed(ResultSet row) throws SQLException {
    var at = instant(row, "confirmed_at");
    return at == null ? null : new Confirmed(row.getString("confirmed_by"), at);
  }

  private static @Nullable Opening opening(ResultSet row) throws SQLException {
    var opens = instant(row, "opens_at");
    var closes = instant(row, "closes_at");
    return opens == null || closes == null ? null : new Opening(opens, closes);
  }
}
