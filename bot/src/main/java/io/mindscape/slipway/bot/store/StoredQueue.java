package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.bot.store.Rows.shortened;
import static io.mindscape.slipway.bot.store.Rows.utc;

import io.mindscape.slipway.jobs.delivery.Claim;
import io.mindscape.slipway.jobs.delivery.Queue;
import io.mindscape.slipway.jobs.delivery.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * The queue in the database. Whoever changes a delivery that is not finished holds its lane's row.
 * Who finishes one looks in a new statement, after that row is theirs, whether the lane has more:
 * what arrived in the meantime is seen, for it had to hold the row as well.
 */
final class StoredQueue implements Queue {

  private final Store store;
  private final Claiming claiming = new Claiming();

  StoredQueue(Store store) {
    this.store = store;
  }

  @Override
  public Optional<Claim> claim(String claimer, InstantSource time, Duration length) {
    var until = time.instant().plus(length);
    store.inboxFirst();
    var lease = new Claiming.Lease(claimer, time, until);
    while (true) {
      var found = store.writeLanes(handle -> claiming.claim(handle, lease));
      switch (found) {
        case Claiming.Found.Work(var claim) -> {
          return Optional.of(claim);
        }
        case Claiming.Found.Nothing() -> {
          return Optional.empty();
        }
        case Claiming.Found.Later() -> {
          // That lane has to wait; another one need not.
        }
      }
    }
  }

  @Override
  public List<Claim> extend(List<Claim> claims, Instant until) {
    if (claims.isEmpty()) {
      return List.of();
    }
    // In the order of the subjects, as everybody who holds several lanes at a time.
    var sorted = new ArrayList<>(claims);
    sorted.sort(Comparator.comparing((Claim claim) -> claim.delivery().subject()));
    return store.writeLanes(
        handle -> sorted.stream().filter(claim -> !extend(handle, claim, until)).toList());
  }

  private static boolean extend(Handle handle, Claim claim, Instant until) {
    return handle.execute(
            "update lane set ready_at = ? where subject = ? and holder = ?",
            utc(until),
            claim.delivery().subject(),
            claim.holder())
        == 1;
  }

  @Override
  public boolean done(Claim claim, @Nullable String remark, Instant at) {
    return finish(claim, State.DONE, remark, at);
  }

  @Override
  public boolean dead(Claim claim, String error, Instant at) {
    return finish(claim, State.DEAD, error, at);
  }

  private static void remember(Handle handle, Claim dead) {
    handle.execute(
        "insert into dead_delivery (seq) select seq from delivery where guid = ?",
        dead.delivery().guid());
  }

  private boolean finish(Claim claim, State state, @Nullable String error, Instant at) {
    return holding(
        claim,
        handle -> {
          update(
                  handle,
                  claim,
                  "state = :state, error = :error, finished_at = :at, open_subject = null")
              .bind("state", state.name())
              .bind("error", shortened(error))
              .bind("at", utc(at))
              .execute();
          if (state == State.DEAD) {
            remember(handle, claim);
          }
          Lanes.goOn(handle, claim.delivery().subject(), at);
        });
  }

  @Override
  public boolean retry(Claim claim, String error, Instant notBefore) {
    return again(claim, error, notBefore, 0);
  }

  @Override
  public boolean fail(Claim claim, String error, Instant notBefore) {
    return again(claim, error, notBefore, 1);
  }

  private boolean again(Claim claim, String error, Instant notBefore, int failures) {
    return holding(
        claim,
        handle -> {
          update(handle, claim, "state = 'FAILED', error = :error, failures = failures + :failures")
              .bind("error", shortened(error))
              .bind("failures", failures)
              .execute();
          Lanes.letGo(handle, claim.delivery().subject(), notBefore);
        });
  }

  @Override
  public boolean giveBack(Claim claim) {
    return holding(
        claim,
        handle -> {
          update(
                  handle,
                  claim,
                  "attempts = attempts - 1,"
                      + " state = case when attempts = 1 then 'PENDING' else 'FAILED' end")
              .execute();
          Lanes.letGo(handle, claim.delivery().subject(), claim.delivery().receivedAt());
        });
  }

  /** Leases of this database are nobody's: only for one that no other process can have open. */
  void endAllLeases() {
    store.writeLanes(
        handle ->
            handle.execute(
                "update lane set ready_at = ? where holder is not null", utc(Instant.EPOCH)));
  }

  private interface Change {
    void make(Handle handle);
  }

  /** Makes the change if the lease is still theirs. */
  private boolean holding(Claim claim, Change change) {
    return store.writeLanes(
        handle -> {
          boolean held = Lanes.isHeld(handle, claim);
          if (held) {
            change.make(handle);
          }
          return held;
        });
  }

  private static Update update(Handle handle, Claim claim, String set) {
    return handle
        .createUpdate("update delivery set " + set + " where guid = :guid")
        .bind("guid", claim.delivery().guid());
  }
}
