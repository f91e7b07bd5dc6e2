package io.mindscape.slipway.jobs.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An inbox that forgets with its process: for tests. */
public final class MemoryInbox implements Inbox {

  private final Map<String, Row> rows = new LinkedHashMap<>();

  private record Row(Entry entry, Instant notBefore) {
    Row with(State state, int attempts, Instant finishedAt, String error, Instant notBefore) {
      return new Row(new Entry(entry.delivery(), state, attempts, finishedAt, error), notBefore);
    }
  }

  @Override
  public synchronized boolean keep(Delivery delivery) {
    var row = new Row(new Entry(delivery, State.PENDING, 0, null, null), Instant.MIN);
    return rows.putIfAbsent(delivery.guid(), row) == null;
  }

  @Override
  public synchronized Optional<Claim> claim(Instant now) {
    for (var row : rows.values()) {
      var entry = row.entry();
      if (entry.state() == State.PENDING && !row.notBefore().isAfter(now) && isFree(entry)) {
        int attempt = entry.attempts() + 1;
        put(row.with(State.RUNNING, attempt, null, entry.error(), Instant.MIN));
        return Optional.of(new Claim(entry.delivery(), attempt));
      }
    }
    return Optional.empty();
  }

  private boolean isFree(Entry entry) {
    return rows.values().stream()
        .map(Row::entry)
        .noneMatch(
            other ->
                other.state() == State.RUNNING
                    && other.delivery().subject().equals(entry.delivery().subject()));
  }

  @Override
  public synchronized void done(String guid, Instant at) {
    var row = rows.get(guid);
    put(row.with(State.DONE, row.entry().attempts(), at, null, Instant.MIN));
  }

  @Override
  public synchronized void retry(String guid, String error, Instant notBefore) {
    var row = rows.get(guid);
    put(row.with(State.PENDING, row.entry().attempts(), null, error, notBefore));
  }

  @Override
  public synchronized void dead(String guid, String error, Instant at) {
    var row = rows.get(guid);
    put(row.with(State.DEAD, row.entry().attempts(), at, error, Instant.MIN));
  }

  @Override
  public synchronized int release() {
    var running =
        rows.values().stream().filter(row -> row.entry().state() == State.RUNNING).toList();
    for (var row : running) {
      put(row.with(State.PENDING, row.entry().attempts(), null, row.entry().error(), Instant.MIN));
    }
    return running.size();
  }

  @Override
  public synchronized List<Entry> list(int limit) {
    return new ArrayList<>(rows.values()).reversed().stream().map(Row::entry).limit(limit).toList();
  }

  @Override
  public synchronized Optional<Entry> show(String guid) {
    return Optional.ofNullable(rows.get(guid)).map(Row::entry);
  }

  @Override
  public synchronized boolean replay(String guid) {
    var row = rows.get(guid);
    if (row == null) {
      return false;
    }
    put(row.with(State.PENDING, 0, null, null, Instant.MIN));
    return true;
  }

  @Override
  public synchronized int expire(Instant before) {
    int size = rows.size();
    rows.values()
        .removeIf(
            row -> row.entry().state() == State.DONE && row.entry().finishedAt().isBefore(before));
    return size - rows.size();
  }

  private void put(Row row) {
    rows.put(row.entry().delivery().guid(), row);
  }
}
