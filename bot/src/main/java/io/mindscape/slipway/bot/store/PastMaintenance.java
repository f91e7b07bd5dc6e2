package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.bot.store.Rows.utc;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What is remembered of maintenance that is long past. Plans are made by it, so it is kept twelve
 * times as long as other records, and some of it for ever: the newest {@value #OPENINGS} openings
 * of each repository, and the newest {@value #RUNS} runs of each sort of step.
 */
public final class PastMaintenance {

  /** As many as are looked at to count how often in a row something was put off. */
  static final int OPENINGS = 100;

  /** As many as a duration is reckoned from. */
  static final int RUNS = 30;

  private static final int TIMES = 12;

  private final Store store;

  PastMaintenance(Store store) {
    this.store = store;
  }

  /**
   * Deletes what nothing needs any more.
   *
   * @return how many rows, requests and announced openings that were
   */
  public int expire(Instant now, Duration retention) {
    var before = utc(now.minus(retention.multipliedBy(TIMES)));
    return store.write(
        handle -> journal(handle, before) + requests(handle, before) + orders(handle, before));
  }

  private static int journal(Handle handle, OffsetDateTime before) {
    int deleted = 0;
    for (var repository : repositories(handle, before)) {
      deleted += journal(handle, repository, before);
    }
    return deleted;
  }

  private static List<String> repositories(Handle handle, OffsetDateTime before) {
    return handle
        .select("select distinct repository from maintenance where opens_at < ?", before)
        .mapTo(String.class)
        .list();
  }

  private static int journal(Handle handle, String repository, OffsetDateTime before) {
    return handle
        .select(
            """
            select distinct opens_at from maintenance where repository = ?
            order by opens_at desc offset ? rows fetch next 1 rows only
            """,
            repository,
            OPENINGS - 1)
        .mapTo(OffsetDateTime.class)
        .findOne()
        .map(newest -> newest.isBefore(before) ? newest : before)
        .map(end -> delete(handle, repository, end))
        .orElse(0);
  }

  private static int delete(Handle handle, String repository, OffsetDateTime end) {
    return handle
        .createUpdate(
            """
            delete from maintenance where repository = :repository and opens_at < :end
              and (measure = '' or state <> 'DONE' or ended_at <= begun_at or :runs <= (
                select count(*) from maintenance newer
                where newer.measure = maintenance.measure and newer.state = 'DONE'
                  and newer.ended_at > newer.begun_at and newer.ended_at > maintenance.ended_at))
            """)
        .bindMap(Map.of("repository", repository, "end", end, "runs", RUNS))
        .execute();
  }

  /** What ran is known as no opening of the window as long as its rows are there. */
  private static int requests(Handle handle, OffsetDateTime before) {
    return handle.execute(
        """
        delete from break_glass where asked_at < ?
          and state in ('ENDED', 'LAPSED', 'WITHDRAWN')
          and not exists (select 1 from maintenance
            where maintenance.repository = break_glass.repository
              and maintenance.opens_at = break_glass.opens_at)
        """,
        before);
  }

  /** The orders of an opening go with it. */
  private static int orders(Handle handle, OffsetDateTime before) {
    return handle.execute("delete from announced where closed and closes_at < ?", before);
  }
}
