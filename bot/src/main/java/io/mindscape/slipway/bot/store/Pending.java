package io.mindscape.slipway.bot.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Arrivals that are in the log and not yet in the database, in their order. */
final class Pending {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition some = lock.newCondition();
  private final ArrayDeque<Group> groups = new ArrayDeque<>();
  private final Set<String> guids = new HashSet<>();
  private long weight;
  private boolean awake;

  /**
   * What was appended together.
   *
   * @param place where the log ends behind them
   */
  record Group(List<Arrival> arrivals, long place) {}

  /** Several groups, and where the log ends behind the last. */
  record Batch(List<Group> groups) {

    boolean isEmpty() {
      return groups.isEmpty();
    }

    long place() {
      return groups.getLast().place();
    }

    List<Arrival> arrivals() {
      return groups.stream().flatMap(group -> group.arrivals().stream()).toList();
    }
  }

  void add(Group group) {
    lock.lock();
    try {
      groups.add(group);
      for (var arrival : group.arrivals()) {
        guids.add(arrival.delivery().guid());
        weight += arrival.packed().length;
      }
      some.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Those of {@code asked} that are pending. */
  Set<String> among(Collection<String> asked) {
    lock.lock();
    try {
      var found = new HashSet<>(asked);
      found.retainAll(guids);
      return found;
    } finally {
      lock.unlock();
    }
  }

  /** How many bytes they hold, about. */
  long weight() {
    lock.lock();
    try {
      return weight;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The first groups, of about {@code most} arrivals together; they stay until they are removed.
   */
  Batch first(int most) {
    lock.lock();
    try {
      var batch = new ArrayList<Group>();
      int count = 0;
      for (var group : groups) {
        if (count > 0 && count + group.arrivals().size() > most) {
          break;
        }
        batch.add(group);
        count += group.arrivals().size();
      }
      return new Batch(batch);
    } finally {
      lock.unlock();
    }
  }

  /** Removes what was first; it is in the database. */
  void remove(Batch batch) {
    lock.lock();
    try {
      for (var group : batch.groups()) {
        groups.remove();
        for (var arrival : group.arrivals()) {
          guids.remove(arrival.delivery().guid());
          weight -= arrival.packed().length;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there are some, or it is woken, but not for longer than that. */
  void await(Duration most) {
    lock.lock();
    try {
      long left = most.toNanos();
      while (groups.isEmpty() && !awake && left > 0) {
        left = some.awaitNanos(left);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Whoever waits goes on, and waits no more. */
  void wake() {
    lock.lock();
    try {
      awake = true;
      some.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
