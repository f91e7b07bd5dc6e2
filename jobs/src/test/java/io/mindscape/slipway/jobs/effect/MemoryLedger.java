package io.mindscape.slipway.jobs.effect;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A ledger that forgets with its process: for tests. */
public final class MemoryLedger implements Ledger {

  private final Map<String, Act> acts = new HashMap<>();

  private record Act(String outcome, Instant at) {
    boolean isDone() {
      return outcome != null;
    }
  }

  @Override
  public synchronized Standing begin(String key, String what, Instant at) {
    var act = acts.putIfAbsent(key, new Act(null, at));
    if (act == null) {
      return new Standing.Fresh();
    }
    return act.isDone() ? new Standing.Done(act.outcome()) : new Standing.Unknown();
  }

  @Override
  public synchronized void done(String key, String outcome, Instant at) {
    acts.put(key, new Act(outcome, at));
  }

  @Override
  public synchronized void abandon(String key) {
    acts.computeIfPresent(key, (same, act) -> act.isDone() ? act : null);
  }

  @Override
  public synchronized int expire(Instant before) {
    int size = acts.size();
    acts.values().removeIf(act -> act.isDone() && act.at().isBefore(before));
    return size - acts.size();
  }
}
