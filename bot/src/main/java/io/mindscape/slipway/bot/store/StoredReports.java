package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.bot.store.Rows.utc;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.policies.window.Opening;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reports of maintenance, a row for each opening. */
final class StoredReports implements Reports {

  private final Store store;

  StoredReports(Store store) {
    this.store = store;
  }

  @Override
  public void keep(Report report) {
    try {
      store.write(handle -> kept(handle, report));
    } catch (RuntimeException failure) {
      if (!Trouble.isThereAlready(failure)) {
        throw failure;
      }
      // Another replica was first; what we know is not older.
      store.write(handle -> update(handle, report));
    }
  }

  private static int kept(Handle handle, Report report) {
    if (update(handle, report) == 1) {
      return 0;
    }
    handle.execute(
        """
        insert into maintenance_report
          (repository, opens_at, closes_at, written_at, summary, markdown, json)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        name(report.repo()),
        utc(report.opening().opens()),
        utc(report.opening().closes()),
        utc(report.at()),
        report.summary(),
        report.markdown(),
        report.json());
    return handle.execute(
        """
        delete from maintenance_report where id in (
          select id from (
            select id, row_number() over (order by id desc) as place
            from maintenance_report where repository = ?) aged
          where place > ?)
        """,
        name(report.repo()),
        MOST);
  }

  private static int update(Handle handle, Report report) {
    return handle.execute(
        """
        update maintenance_report
        set closes_at = ?, written_at = ?, summary = ?, markdown = ?, json = ?
        where repository = ? and opens_at = ?
        """,
        utc(report.opening().closes()),
        utc(report.at()),
        report.summary(),
        report.markdown(),
        report.json(),
        name(report.repo()),
        utc(report.opening().opens()));
  }

  @Override
  public List<Kept> list(Optional<RepoName> repo, long before, int limit) {
    return store.read(
        handle ->
            handle
                .select(
                    """
                    select * from maintenance_report where id < ? and (? or repository = ?)
                    order by id desc limit ?
                    """,
                    before,
                    repo.isEmpty(),
                    repo.map(StoredReports::name).orElse(""),
                    limit)
                .map((row, context) -> kept(row))
                .list());
  }

  @Override
  public Optional<Kept> find(long id) {
    return store.read(
        handle ->
            handle
                .select("select * from maintenance_report where id = ?", id)
                .map((row, context) -> kept(row))
                .findOne());
  }

  private static Kept kept(ResultSet row) throws SQLException {
    var report =
        new Report(
            RepoName.parse(row.getString("repository")),
            new Opening(instant(row, "opens_at"), instant(row, "closes_at")),
            instant(row, "written_at"),
            row.getString("summary"),
            row.getString("markdown"),
            row.getString("json"));
    return new Kept(row.getLong("id"), report);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** GitHub's names are the same in large and small letters. */
  private static String name(RepoName repo) {
    return repo.toString().toLowerCase(Locale.ROOT);
  }
}
