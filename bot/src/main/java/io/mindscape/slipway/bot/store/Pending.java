package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.bot.store.WriteAheadLog.Span;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What is in the log and not yet in the database, in its order. */
final class Pending {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition some = lock.newCondition();
  private final Condition fewer = lock.newCondition();
  private final ArrayDeque<Group> groups = new ArrayDeque<>();
  private final Set<String> guids = new HashSet<>();
  private long end;
  private boolean awake;

  /**
   * What was appended together.
   *
   * @param guids of its deliveries
   * @param span where it is in the log
   */
  record Group(List<String> guids, Span span) {

    Group {
      guids = List.copyOf(guids);
    }
  }

  void add(Group group) {
    lock.lock();
    try {
      groups.add(group);
      guids.addAll(group.guids());
      end = group.span().to();
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

  /** Where the log ended when the last group was appended. */
  long end() {
    lock.lock();
    try {
      return end;
    } finally {
      lock.unlock();
    }
  }

  /** Whether some of them are before that place. */
  boolean isBefore(long place) {
    lock.lock();
    try {
      return !groups.isEmpty() && groups.element().span().from() < place;
    } finally {
      lock.unlock();
    }
  }

  /** How many bytes of the log they take. */
  long weight() {
    lock.lock();
    try {
      return groups.isEmpty() ? 0 : end - groups.element().span().from();
    } finally {
      lock.unlock();
    }
  }

  /** The first groups, of about so many bytes together; they stay until they are removed. */
  List<Group> first(long bytes) {
    lock.lock();
    try {
      var first = new ArrayList<Group>();
      for (var group : groups) {
        if (!first.isEmpty() && group.span().to() - first.getFirst().span().from() > bytes) {
          break;
        }
        first.add(group);
      }
      return first;
    } finally {
      lock.unlock();
    }
  }

  /** Removes what was first; it is in the database. */
  void remove(List<Group> first) {
    lock.lock();
    try {
      for (var group : first) {
        groups.remove();
        group.guids().forEach(guids::remove);
      }
      fewer.signalAll();
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

  /**
   * Waits until they take no more than so many bytes, but not for longer than that.
   *
   * @return whether it is so
   */
  boolean awaitRoom(long bytes, Duration most) {
    lock.lock();
    try {
      long left = most.toNanos();
      while (weight() > bytes && left > 0) {
        left = fewer.awaitNanos(left);
      }
      return weight() <= bytes;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Whoever waits for some goes on, and waits no more. */
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
