package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.State;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A delivery whose sender waits until it is kept. It is made by the thread that waits, which parks
 * in {@link #await} itself: the stack of a virtual thread that waits lies in the heap, thousands
 * may wait, and what the library has for this would make it a quarter deeper.
 */
final class Arrival {

  private final State state;
  private final Delivery delivery;
  private final byte[] packed;
  private final Thread waiter = Thread.currentThread();
  private final AtomicReference<@Nullable Answer> answer = new AtomicReference<>();

  /** What became of it. */
  sealed interface Answer {
    /**
     * It is durable.
     *
     * @param fresh whether it was not there before
     */
    record Kept(boolean fresh) implements Answer {}

    /** It may or may not be there. */
    record Failed(Throwable cause) implements Answer {}

    /** Nobody waits for it any more. */
    record GivenUp() implements Answer {}
  }

  /**
   * @param state what it is kept as
   * @param delivery without its headers and body where these are packed
   * @param packed the headers and the body, {@link Packing#PRESSED}; empty where the delivery still
   *     has them; it is not copied
   */
  Arrival(State state, Delivery delivery, byte[] packed) {
    this.state = state;
    this.delivery = delivery;
    this.packed = packed;
  }

  State state() {
    return state;
  }

  Delivery delivery() {
    return delivery;
  }

  byte[] packed() {
    return packed;
  }

  /** How many bytes it holds, about. */
  int weight() {
    return packed.length + delivery.evidence().body().length;
  }

  /** Whether nobody waits for it. */
  boolean isOver() {
    return answer.get() != null;
  }

  /** Lets who waits go on; nothing if it has an answer already. */
  void answer(Answer with) {
    if (answer.compareAndSet(null, with)) {
      LockSupport.unpark(waiter);
    }
  }

  /**
   * Waits for the answer, which after {@code patience}, and when the thread is interrupted, is that
   * it was given up.
   */
  Answer await(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      var given = answer.get();
      if (given != null) {
        return given;
      }
      long left = end - System.nanoTime();
      if (left <= 0 || Thread.currentThread().isInterrupted()) {
        answer(new Answer.GivenUp());
      } else {
        LockSupport.parkNanos(this, left);
      }
    }
  }
}
