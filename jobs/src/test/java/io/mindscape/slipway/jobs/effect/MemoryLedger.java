package io.mindscape.slipway.jobs.effect;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A ledger that forgets with its process: for tests. */
public final class MemoryLedger implements Ledger {

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final MemoryAudit audit = new MemoryAudit();
  private Consumer<Act> afterConclusion = act -> {};

  private record Row(String what, Instant begunAt, String outcome, Instant doneAt, boolean told) {
    boolean isDone() {
      return outcome != null;
    }
  }

  /** What happens right after an act was concluded: the place to let the process die. */
  public void afterConclusion(Consumer<Act> something) {
    afterConclusion = something;
  }

  /** The ids of what was begun and not concluded. */
  public synchronized List<String> open() {
    return rows.entrySet().stream()
        .filter(entry -> !entry.getValue().isDone())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What it told the audit log. */
  public MemoryAudit audit() {
    return audit;
  }

  @Override
  public synchronized Standing begin(String key, String what, Instant at) {
    var row = rows.putIfAbsent(key, new Row(what, at, null, null, false));
    if (row == null) {
      return new Standing.Fresh();
    }
    return row.isDone() ? new Standing.Done(row.outcome()) : new Standing.Unknown();
  }

  @Override
  public synchronized boolean isOpen(String key) {
    return rows.containsKey(key) && !rows.get(key).isDone();
  }

  @Override
  public synchronized void done(String key, String outcome, Instant at) {
    rows.computeIfPresent(
        key, (same, row) -> new Row(row.what(), row.begunAt(), outcome, at, false));
  }

  @Override
  public synchronized void abandon(String key) {
    rows.computeIfPresent(key, (same, row) -> row.isDone() ? row : null);
  }

  @Override
  public synchronized Optional<Instant> intend(Act act, Entry intended) {
    audit.append(intended);
    var row = rows.get(act.id());
    if (row != null && !row.isDone()) {
      return Optional.of(row.begunAt());
    }
    rows.put(act.id(), new Row(act.what(), intended.at(), null, null, false));
    return Optional.empty();
  }

  @Override
  public synchronized void renew(Act act, Instant at) {
    rows.computeIfPresent(
        act.id(), (same, row) -> row.isDone() ? row : new Row(row.what(), at, null, null, false));
  }

  @Override
  public synchronized void conclude(Act act, Entry ended) {
    audit.append(ended);
    if (ended.outcome().isKnown()) {
      done(act.id(), ended.outcome().detail(), ended.at());
      afterConclusion.accept(act);
    }
  }

  @Override
  public synchronized Optional<String> outcome(String id) {
    return Optional.ofNullable(rows.get(id)).map(Row::outcome);
  }

  @Override
  public synchronized List<Open> unfinished(Instant before) {
    var open =
        rows.entrySet().stream()
            .filter(entry -> !entry.getValue().isDone() && !entry.getValue().told())
            .filter(entry -> entry.getValue().begunAt().isBefore(before))
            .map(entry -> open(entry.getKey(), entry.getValue()))
            .toList();
    for (var one : open) {
      rows.put(one.id(), new Row(one.what(), one.begunAt(), null, null, true));
    }
    return open;
  }

  private static Open open(String id, Row row) {
    return new Open(id, row.what(), row.begunAt());
  }

  @Override
  public void append(Entry entry) {
    audit.append(entry);
  }

  @Override
  public synchronized int expire(Instant before) {
    int size = rows.size();
    rows.values().removeIf(row -> row.isDone() && row.doneAt().isBefore(before));
    return size - rows.size();
  }
}
