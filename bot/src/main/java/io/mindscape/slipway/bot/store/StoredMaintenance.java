package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.bot.store.Rows.name;
import static io.mindscape.slipway.bot.store.Rows.opening;
import static io.mindscape.slipway.bot.store.Rows.utc;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.policies.window.Opening;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** What maintenance remembers, a row for each task and step in each opening. */
final class StoredMaintenance implements Journal {

  private final Store store;

  StoredMaintenance(Store store) {
    this.store = store;
  }

  @Override
  public List<Line> lines(RepoName repo, Instant opens) {
    return store.read(
        handle ->
            handle
                .select(
                    "select * from maintenance where repository = ? and opens_at = ? order by"
                        + " ordinal",
                    name(repo),
                    utc(opens))
                .map((row, context) -> line(repo, row))
                .list());
  }

  @Override
  public Optional<Opening> newest(RepoName repo) {
    return store.read(
        handle ->
            handle
                .select(
                    """
                    select opens_at, closes_at from maintenance where repository = ?
                      and not exists (select 1 from break_glass
                        where break_glass.repository = maintenance.repository
                          and break_glass.opens_at = maintenance.opens_at)
                    order by opens_at desc limit 1
                    """,
                    name(repo))
                .map((row, context) -> opening(row))
                .findOne());
  }

  @Override
  public boolean begin(Place place, int attempt, What what, Instant at) {
    try {
      return attempt == 1 ? insert(place, what, at) : again(place, attempt, what, at);
    } catch (RuntimeException failure) {
      if (Trouble.isThereAlready(failure)) {
        return false;
      }
      throw failure;
    }
  }

  private boolean insert(Place place, What what, Instant at) {
    return store.write(
        handle ->
            handle.execute(
                    """
                    insert into maintenance (repository, opens_at, closes_at, task, step, attempt,
                      title, measure, expected_seconds, state, begun_at, ended_at, notes)
                    values (?, ?, ?, ?, ?, 1, ?, ?, ?, 'BEGUN', ?, ?, '')
                    """,
                    name(place.repo()),
                    utc(place.opening().opens()),
                    utc(place.opening().closes()),
                    place.task(),
                    place.step(),
                    what.title(),
                    what.measure(),
                    what.expected().toSeconds(),
                    utc(at),
                    utc(at))
                == 1);
  }

  private boolean again(Place place, int attempt, What what, Instant at) {
    return store.write(
        handle ->
            handle.execute(
                    """
                    update maintenance set attempt = ?, title = ?, measure = ?,
                      expected_seconds = ?, state = 'BEGUN', begun_at = ?, ended_at = ?,
                      notes = ''
                    where repository = ? and opens_at = ? and task = ? and step = ? and attempt = ?
                    """,
                    attempt,
                    what.title(),
                    what.measure(),
                    what.expected().toSeconds(),
                    utc(at),
                    utc(at),
                    name(place.repo()),
                    utc(place.opening().opens()),
                    place.task(),
                    place.step(),
                    attempt - 1)
                == 1);
  }

  @Override
  public boolean end(Place place, int attempt, End end) {
    return store.write(
        handle ->
            handle.execute(
                    """
                    update maintenance set state = ?, ended_at = ?, notes = ?
                    where repository = ? and opens_at = ? and task = ? and step = ? and attempt = ?
                    """,
                    end.state().name(),
                    utc(end.at()),
                    // PostgreSQL keeps no such character.
                    String.join("\n", end.notes()).replace('\0', ' '),
                    name(place.repo()),
                    utc(place.opening().opens()),
                    place.task(),
                    place.step(),
                    attempt)
                == 1);
  }

  @Override
  public List<Duration> durations(String measure, int atMost) {
    return store.read(
        handle ->
            handle
                .select(
                    """
                    select begun_at, ended_at from maintenance
                    where measure = ? and state = 'DONE' and ended_at > begun_at
                    order by ended_at desc limit ?
                    """,
                    measure,
                    atMost)
                .map(StoredMaintenance::took)
                .list());
  }

  @Override
  public List<Duration> runs(RepoName repo, String task, int atMost) {
    return store.read(
        handle ->
            handle
                .select(
                    """
                    select begun_at, ended_at from maintenance
                    where repository = ? and task = ? and step = '' and state = 'DONE'
                      and attempt = 1 and ended_at > begun_at
                    order by opens_at desc limit ?
                    """,
                    name(repo),
                    task,
                    atMost)
                .map(StoredMaintenance::took)
                .list());
  }

  @Override
  public int deferrals(RepoName repo, String task, String step, Instant before) {
    return states(repo, task, step, before).stream().takeWhile(State::isPutOff).toList().size();
  }

  @Override
  public Optional<State> last(RepoName repo, String task, String step, Instant before) {
    return states(repo, task, step, before).stream()
        .filter(state -> state != State.DEFERRED)
        .findFirst();
  }

  @Override
  public Duration stopped(Place place) {
    return Line.longestStopped(
        past(place.repo(), place.task(), place.step(), place.opening().opens()).stream());
  }

  private List<State> states(RepoName repo, String task, String step, Instant before) {
    return past(repo, task, step, before).stream().map(Line::state).toList();
  }

  /** The newest first. */
  private List<Line> past(RepoName repo, String task, String step, Instant before) {
    return store.read(
        handle ->
            handle
                .select(
                    """
                    select * from maintenance
                    where repository = ? and task = ? and step = ? and opens_at < ?
                    order by opens_at desc limit 100
                    """,
                    name(repo),
                    task,
                    step,
                    utc(before))
                .map((row, context) -> line(repo, row))
                .list());
  }

  private static Line line(RepoName repo, ResultSet row) throws SQLException {
    var place = new Place(repo, opening(row), row.getString("task"), row.getString("step"));
    var notes = row.getString("notes");
    return new Line(
        place,
        row.getInt("attempt"),
        new What(
            row.getString("title"),
            row.getString("measure"),
            Duration.ofSeconds(row.getLong("expected_seconds"))),
        instant(row, "begun_at"),
        new End(
            State.valueOf(row.getString("state")),
            instant(row, "ended_at"),
            notes.isEmpty() ? List.of() : notes.lines().toList()));
  }

  private static Duration took(ResultSet row, StatementContext context) throws SQLException {
    return Duration.between(instant(row, "begun_at"), instant(row, "ended_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
