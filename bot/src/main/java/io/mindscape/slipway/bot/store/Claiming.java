package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.bot.store.Rows.utc;

import io.mindscape.slipway.jobs.delivery.Claim;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Losses;
import io.mindscape.slipway.jobs.delivery.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** One claim, in a transaction of the caller's. */
final class Claiming {

  /** Names of repositories that have a lane which is ready; a probe of the index for each. */
  private static final String READY =
      """
      with recursive found (name) as (
        select (select repository from lane order by repository fetch first 1 rows only)
        union all
        select (
          select repository from lane where repository > found.name
          order by repository fetch first 1 rows only)
        from found where found.name is not null)
      select name from found
      where name is not null
        and (select ready_at from lane where repository = found.name
          order by repository, ready_at fetch first 1 rows only) <= :now
      order by name
      """;

  private static final String LANE =
      """
      select subject from lane where repository = :repository and ready_at <= :now
      order by repository, ready_at fetch first 1 rows only for update skip locked
      """;

  private static final String HEAD =
      """
      select * from delivery where open_subject = :subject
      order by open_subject, place fetch first 1 rows only
      """;

  private volatile String served = "";

  /** Who claims, what time it is, and until when. */
  record Lease(String claimer, InstantSource time, Instant until) {
    Instant now() {
      return time.instant();
    }
  }

  /** What was found. */
  sealed interface Found {
    record Work(Claim claim) implements Found {}

    /** A lane was found that has to wait for a while: look again. */
    record Later() implements Found {}

    record Nothing() implements Found {}
  }

  /** The first delivery of the lane, as it stands in the database. */
  private record Head(long seq, Delivery delivery, State state, int attempts, Past past) {
    private record Past(int failures, int losses, long place, Optional<Instant> begunAt) {}
  }

  Found claim(Handle handle, Lease lease) {
    var now = lease.now();
    for (var repository : inTurn(handle, now)) {
      var subject = lane(handle, repository, now);
      if (subject.isPresent()) {
        served = repository;
        return claim(handle, subject.get(), lease);
      }
    }
    return new Found.Nothing();
  }

  /** The repositories that have something ready, beginning after the one served last. */
  private List<String> inTurn(Handle handle, Instant now) {
    var last = served;
    var names = handle.createQuery(READY).bind("now", utc(now)).mapTo(String.class).list();
    var turn = new ArrayList<String>();
    names.stream().filter(name -> name.compareTo(last) > 0).forEach(turn::add);
    names.stream().filter(name -> name.compareTo(last) <= 0).forEach(turn::add);
    return turn;
  }

  private static Optional<String> lane(Handle handle, String repository, Instant now) {
    return handle
        .createQuery(LANE)
        .bind("repository", repository)
        .bind("now", utc(now))
        .mapTo(String.class)
        .findOne();
  }

  private static Found claim(Handle handle, String subject, Lease lease) {
    var first = head(handle, subject);
    if (first.isEmpty()) {
      handle.execute("delete from lane where subject = ?", subject);
      return new Found.Later();
    }
    var head = first.get();
    if (head.state() == State.RUNNING) {
      return afterLoss(handle, head, lease);
    }
    int superseded = 0;
    for (var newer = newer(handle, head); newer.isPresent(); newer = newer(handle, head)) {
      superseded += supersede(handle, head, newer.get(), lease.now());
      head = head(handle, subject).orElseThrow();
    }
    return new Found.Work(take(handle, head, lease, superseded));
  }

  private static Optional<Head> head(Handle handle, String subject) {
    return handle
        .createQuery(HEAD)
        .bind("subject", subject)
        .map((row, context) -> head(row))
        .findOne();
  }

  private static Head head(ResultSet row) throws SQLException {
    return new Head(
        row.getLong("seq"),
        Rows.delivery(row, Rows.origin(row)),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        new Head.Past(
            row.getInt("failures"),
            row.getInt("losses"),
            row.getLong("place"),
            Optional.ofNullable(Rows.instant(row, "begun_at"))));
  }

  /** Its lease has run out. The attempt goes on being the same one, and the loss is counted. */
  private static Found afterLoss(Handle handle, Head head, Lease lease) {
    int losses = head.past().losses() + 1;
    var pause = Losses.pause(losses);
    handle.execute(
        "update delivery set losses = ?, attempts = attempts - 1, state = 'FAILED', error = ?"
            + " where seq = ?",
        losses,
        Losses.explained(losses),
        head.seq());
    if (pause.isPositive()) {
      Lanes.letGo(handle, head.delivery().subject(), lease.now().plus(pause));
      return new Found.Later();
    }
    var lost = head(handle, head.delivery().subject()).orElseThrow();
    return new Found.Work(take(handle, lost, lease, 0));
  }

  /** The newest that makes {@code head} superfluous: its place and its guid. */
  private static Optional<Newer> newer(Handle handle, Head head) {
    if (head.past().begunAt().isPresent() || head.delivery().slot().isEmpty()) {
      return Optional.empty();
    }
    return handle
        .createQuery(
            """
            select place, guid from delivery
            where open_subject = :subject and slot = :slot and place > :place
            order by open_subject desc, place desc fetch first 1 rows only
            """)
        .bind("subject", head.delivery().subject())
        .bind("slot", head.delivery().slot())
        .bind("place", head.past().place())
        .map((row, context) -> new Newer(row.getLong("place"), row.getString("guid")))
        .findOne();
  }

  private record Newer(long place, String guid) {}

  private static int supersede(Handle handle, Head head, Newer newer, Instant now) {
    return handle
        .createUpdate(
            """
            update delivery set state = 'SUPERSEDED', superseded_by = :guid, finished_at = :now,
              open_subject = null
            where open_subject = :subject and slot = :slot and begun_at is null and place < :place
            """)
        .bind("guid", newer.guid())
        .bind("now", utc(now))
        .bind("subject", head.delivery().subject())
        .bind("slot", head.delivery().slot())
        .bind("place", newer.place())
        .execute();
  }

  private static Claim take(Handle handle, Head head, Lease lease, int superseded) {
    var holder = lease.claimer() + "/" + UUID.randomUUID();
    // The lane is ours: what was done on it before has ended, and its end was noted.
    var begun = head.past().begunAt().orElseGet(lease::now);
    handle.execute(
        "update delivery set state = 'RUNNING', attempts = attempts + 1, begun_at = ? where seq ="
            + " ?",
        utc(begun),
        head.seq());
    handle.execute(
        "update lane set holder = ?, ready_at = ? where subject = ?",
        holder,
        utc(lease.until()),
        head.delivery().subject());
    return new Claim(
        withEvidence(handle, head),
        head.attempts() + 1,
        head.past().losses(),
        holder,
        new Claim.Past(head.past().failures(), begun, superseded));
  }

  private static Delivery withEvidence(Handle handle, Head head) {
    return handle
        .createQuery(Rows.WHOLE + "where delivery.seq = :seq")
        .bind("seq", head.seq())
        .map((row, context) -> Rows.delivery(row, Rows.evidence(row)))
        .one();
  }
}
