package io.mindscape.slipway.jobs.turn;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets work on one subject happen one after another within this process, whoever asks for it: a
 * delivery, or the clock. Turns are not to be taken within turns.
 */
public final class Turns {

  private final Map<String, Turn> turns = new HashMap<>();

  /**
   * Does {@code work} when nobody else works on {@code subject}.
   *
   * @param subject such as {@code owner/name#7}
   */
  public void take(String subject, Runnable work) {
    var turn = arrive(subject);
    turn.lock.lock();
    try {
      work.run();
    } finally {
      turn.lock.unlock();
      leave(subject, turn);
    }
  }

  private synchronized Turn arrive(String subject) {
    var turn = turns.computeIfAbsent(subject, same -> new Turn());
    turn.present++;
    return turn;
  }

  private synchronized void leave(String subject, Turn turn) {
    turn.present--;
    if (turn.present == 0) {
      turns.remove(subject);
    }
  }

  /** How many subjects somebody works on or waits for. */
  synchronized int size() {
    return turns.size();
  }

  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock(true);
    private int present;
  }
}
