package io.mindscape.slipway.jobs.delivery;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything about deliveries, forgotten with its process: for tests. */
public final class MemoryInbox implements Inbox, Queue, Deliveries {

  private final Map<String, MemoryRow> rows = new LinkedHashMap<>();
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private String served = "";
  private long place;

  private static final class Lane {
    private final String subject;
    private final String repository;
    private Instant readyAt;
    private String holder;

    private Lane(Delivery first, Instant readyAt) {
      this.subject = first.subject();
      this.repository = first.repository();
      this.readyAt = readyAt;
    }
  }

  private record Lease(Instant begins, Instant until) {}

  @Override
  public synchronized boolean keep(Delivery delivery) {
    boolean fresh = rows.putIfAbsent(delivery.guid(), new MemoryRow(delivery, place++)) == null;
    if (fresh) {
      lanes.computeIfAbsent(delivery.subject(), s -> new Lane(delivery, delivery.receivedAt()));
    }
    return fresh;
  }

  @Override
  public synchronized boolean file(Delivery delivery) {
    var row = new MemoryRow(delivery, place++);
    row.finish(State.DONE, null, delivery.receivedAt());
    return rows.putIfAbsent(delivery.guid(), row) == null;
  }

  @Override
  public synchronized Optional<Claim> claim(String claimer, InstantSource time, Duration lease) {
    var now = time.instant();
    for (var next = ready(now); next.isPresent(); next = ready(now)) {
      var lane = next.orElseThrow();
      var head = head(lane.subject).orElseThrow();
      if (!isLost(lane, head, now)) {
        served = lane.repository;
        int superseded = supersede(lane.subject, now);
        return Optional.of(
            take(claimer, lane, new Lease(time.instant(), now.plus(lease)), superseded));
      }
    }
    return Optional.empty();
  }

  private Optional<Lane> ready(Instant now) {
    var ready = lanes.values().stream().filter(lane -> !lane.readyAt.isAfter(now)).toList();
    var names = ready.stream().map(lane -> lane.repository).sorted().toList();
    var turn = names.stream().filter(name -> name.compareTo(served) > 0).findFirst();
    return turn.or(() -> names.stream().findFirst())
        .flatMap(
            name ->
                ready.stream()
                    .filter(lane -> lane.repository.equals(name))
                    .min(comparing(lane -> lane.readyAt)));
  }

  /** Counts a worker that was lost; true if the lane has to wait for that. */
  private static boolean isLost(Lane lane, MemoryRow head, Instant now) {
    if (head.state != State.RUNNING) {
      return false;
    }
    head.losses++;
    head.attempts--;
    lane.holder = null;
    head.state = State.FAILED;
    head.error = Losses.explained(head.losses);
    var pause = Losses.pause(head.losses);
    lane.readyAt = now.plus(pause);
    return pause.isPositive();
  }

  private int supersede(String subject, Instant now) {
    int superseded = 0;
    for (var newer = newer(subject); newer.isPresent(); newer = newer(subject)) {
      var by = newer.orElseThrow();
      for (var row : open(subject).filter(row -> row.isOlderThan(by)).toList()) {
        row.finish(State.SUPERSEDED, null, now);
        row.supersededBy = by.delivery.guid();
        superseded++;
      }
    }
    return superseded;
  }

  /** The newest that makes the head of the lane superfluous. */
  private Optional<MemoryRow> newer(String subject) {
    var head = head(subject).orElseThrow();
    if (head.begunAt != null || head.delivery.slot().isEmpty()) {
      return Optional.empty();
    }
    return open(subject)
        .filter(row -> row.delivery.slot().equals(head.delivery.slot()) && row != head)
        .max(comparingLong(row -> row.place));
  }

  private Claim take(String claimer, Lane lane, Lease lease, int superseded) {
    var head = head(lane.subject).orElseThrow();
    lane.readyAt = lease.until();
    lane.holder = claimer + "/" + place++;
    head.state = State.RUNNING;
    head.attempts++;
    head.begunAt = head.begunAt == null ? lease.begins() : head.begunAt;
    var past = new Claim.Past(head.failures, head.begunAt, superseded);
    return new Claim(head.delivery, head.attempts, head.losses, lane.holder, past);
  }

  private Stream<MemoryRow> open(String subject) {
    return rows.values().stream()
        .filter(row -> row.open() && row.delivery.subject().equals(subject));
  }

  private Optional<MemoryRow> head(String subject) {
    return open(subject).min(comparingLong(row -> row.place));
  }

  @Override
  public synchronized List<Claim> extend(List<Claim> claims, Instant until) {
    return claims.stream()
        .filter(claim -> !with(claim, (row, lane) -> lane.readyAt = until))
        .toList();
  }

  @Override
  public synchronized boolean done(Claim claim, String remark, Instant at) {
    return finish(claim, State.DONE, remark, at);
  }

  @Override
  public synchronized boolean dead(Claim claim, String error, Instant at) {
    return finish(claim, State.DEAD, error, at);
  }

  private boolean finish(Claim claim, State state, String error, Instant at) {
    return with(
        claim,
        (row, lane) -> {
          row.finish(state, error, at);
          lane.holder = null;
          head(lane.subject)
              .ifPresentOrElse(
                  next -> lane.readyAt = earlier(next.delivery.receivedAt(), at),
                  () -> lanes.remove(lane.subject));
        });
  }

  private static Instant earlier(Instant one, Instant other) {
    return Stream.of(one, other).min(Comparator.naturalOrder()).orElseThrow();
  }

  @Override
  public synchronized boolean retry(Claim claim, String error, Instant notBefore) {
    return with(
        claim,
        (row, lane) -> {
          row.state = State.FAILED;
          row.error = error;
          lane.holder = null;
          lane.readyAt = notBefore;
        });
  }

  @Override
  public synchronized boolean fail(Claim claim, String error, Instant notBefore) {
    return with(claim, (row, lane) -> row.failures++) && retry(claim, error, notBefore);
  }

  @Override
  public synchronized boolean giveBack(Claim claim) {
    return with(
        claim,
        (row, lane) -> {
          row.attempts--;
          row.state = row.attempts == 0 ? State.PENDING : State.FAILED;
          lane.holder = null;
          lane.readyAt = row.delivery.receivedAt();
        });
  }

  private interface Change {
    void make(MemoryRow row, Lane lane);
  }

  private boolean with(Claim claim, Change change) {
    var lane = lanes.get(claim.delivery().subject());
    if (lane == null || !Objects.equals(lane.holder, claim.holder())) {
      return false;
    }
    change.make(rows.get(claim.delivery().guid()), lane);
    return true;
  }

  @Override
  public List<Entry> list(Filter filter, int limit) {
    return listBefore("", filter, limit);
  }

  @Override
  public synchronized List<Entry> listBefore(String guid, Filter filter, int limit) {
    return new ArrayList<>(rows.values())
        .reversed().stream()
            .map(MemoryRow::entry)
            .dropWhile(entry -> !guid.isEmpty() && !entry.delivery().guid().equals(guid))
            .skip(guid.isEmpty() ? 0 : 1)
            .filter(entry -> filter.states().isEmpty() || filter.states().contains(entry.state()))
            .filter(entry -> matches(filter.repository(), entry.delivery().repository()))
            .filter(entry -> matches(filter.subject(), entry.delivery().subject()))
            .limit(limit)
            .toList();
  }

  private static boolean matches(String asked, String is) {
    return asked.isEmpty() || asked.equals(is);
  }

  @Override
  public synchronized Optional<Entry> show(String guid) {
    return Optional.ofNullable(rows.get(guid)).map(MemoryRow::entry);
  }

  @Override
  public synchronized boolean replay(String guid, Instant now) {
    var row = rows.get(guid);
    if (row != null && row.state != State.PENDING && row.state != State.RUNNING) {
      row.place = row.open() ? row.place : place++;
      row.finish(State.PENDING, null, null);
      row.supersededBy = null;
      row.begunAt = null;
      row.attempts = 0;
      row.failures = 0;
      row.losses = 0;
      var lane = lanes.computeIfAbsent(row.delivery.subject(), s -> new Lane(row.delivery, now));
      if (lane.holder == null && head(lane.subject).orElseThrow() == row) {
        lane.readyAt = now;
      }
    }
    return row != null;
  }

  @Override
  public synchronized boolean unfinished(String subject) {
    return lanes.containsKey(subject);
  }

  @Override
  public synchronized boolean waiting(String subject, String slot) {
    return open(subject).anyMatch(row -> row.begunAt == null && row.delivery.slot().equals(slot));
  }

  @Override
  public synchronized int expire(Instant now, Duration retention) {
    return delete(
            row ->
                row.finishedAt.isBefore(now.minus(retention))
                    && (row.state != State.DEAD
                        || row.finishedAt.isBefore(now.minus(retention.multipliedBy(2)))))
        + expireNotes(now);
  }

  @Override
  public synchronized int expireNotes(Instant now) {
    return delete(
        row ->
            row.delivery.evidence().origin() == Evidence.Origin.NOTE
                && row.state != State.DEAD
                && row.finishedAt.isBefore(now.minus(NOTES)));
  }

  private int delete(Predicate<MemoryRow> old) {
    int size = rows.size();
    rows.values().removeIf(row -> !row.open() && old.test(row));
    return size - rows.size();
  }

  @Override
  public synchronized Tally tally() {
    var open = rows.values().stream().filter(MemoryRow::open).toList();
    return new Tally(
        open.size(),
        open.stream().map(row -> row.delivery.receivedAt()).min(Instant::compareTo).orElse(null),
        rows.values().stream().filter(row -> row.state == State.DEAD).count());
  }
}
