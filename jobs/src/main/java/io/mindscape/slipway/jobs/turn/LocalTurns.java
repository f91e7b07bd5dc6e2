package io.mindscape.slipway.jobs.turn;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Turns within this process alone. */
public final class LocalTurns implements Turns {

  private final Map<String, Turn> turns = new HashMap<>();

  @Override
  public void take(String name, Runnable work) {
    var turn = arrive(name);
    turn.lock.lock();
    run(name, turn, work);
  }

  @Override
  public boolean attempt(String name, Runnable work) {
    var turn = arrive(name);
    if (turn.lock.tryLock()) {
      run(name, turn, work);
      return true;
    }
    leave(name, turn);
    return false;
  }

  private void run(String name, Turn turn, Runnable work) {
    try {
      work.run();
    } finally {
      turn.lock.unlock();
      leave(name, turn);
    }
  }

  private synchronized Turn arrive(String name) {
    var turn = turns.computeIfAbsent(name, same -> new Turn());
    turn.present++;
    return turn;
  }

  private synchronized void leave(String name, Turn turn) {
    turn.present--;
    if (turn.present == 0) {
      turns.remove(name);
    }
  }

  /** How many names somebody works under or waits for. */
  synchronized int size() {
    return turns.size();
  }

  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock(true);
    private int present;
  }
}
