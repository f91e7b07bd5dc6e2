package io.mindscape.slipway.jobs.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An audit log that forgets with its process: for tests. */
public final class MemoryAudit implements AuditLog, AuditTrail {

  private final List<AuditLine> lines = new ArrayList<>();

  @Override
  public synchronized void append(Entry entry) {
    var previous = lines.isEmpty() ? AuditLine.START : lines.getLast().hash();
    lines.add(AuditLine.of(lines.size() + 1, entry, previous));
  }

  /** Everything, oldest first. */
  public synchronized List<AuditLine> lines() {
    return List.copyOf(lines);
  }

  @Override
  public synchronized List<AuditLine> list(int limit) {
    return listBefore(Long.MAX_VALUE, limit);
  }

  @Override
  public synchronized List<AuditLine> listBefore(long before, int limit) {
    return lines.reversed().stream().filter(line -> line.seq() < before).limit(limit).toList();
  }

  @Override
  public synchronized Verdict verify(Optional<String> known) {
    var walk = new AuditWalk(known);
    lines.forEach(walk::take);
    return walk.end(lines.size(), lines.isEmpty() ? AuditLine.START : lines.getLast().hash());
  }
}
