package io.mindscape.slipway.sandbox.forge.http;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets calls at the forge's state one at a time. What the forge remembers needs no other care, and
 * an answer is written down before the next caller can change what it tells.
 */
public final class Turns implements Filter {

  private final ReentrantLock turn = new ReentrantLock(true);

  @Override
  public Answer pass(Call call, Handler next) {
    return take(() -> next.answer(call));
  }

  /** Does something in a turn of its own. */
  public <T> T take(Supplier<T> work) {
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }
}
