package io.mindscape.slipway.sandbox.forge.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** One hook's messages, told one after another by a thread of its own, and what became of them. */
final class Line implements AutoCloseable {

  private final BlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
  private final List<Delivery> told = new ArrayList<>();
  private final Teller teller;
  private final Thread thread;

  /** Tells a hook something. */
  @FunctionalInterface
  interface Teller {
    Delivery tell(Message message, boolean redelivery) throws InterruptedException;
  }

  private record Job(Message message, boolean redelivery) {}

  /**
   * @param before what the hook was told already, oldest first
   */
  Line(String name, List<Delivery> before, Teller teller) {
    this.told.addAll(before);
    this.teller = teller;
    this.thread = Thread.ofVirtual().name(name).start(this::run);
  }

  void add(Message message, boolean redelivery) {
    waiting.add(new Job(message, redelivery));
  }

  /** The newest first. */
  List<Delivery> told() {
    return reading(List::reversed);
  }

  Optional<Delivery> find(long id) {
    return reading(all -> all.stream().filter(one -> one.id() == id).findFirst());
  }

  private <T> T reading(Function<List<Delivery>, T> read) {
    synchronized (told) {
      return read.apply(List.copyOf(told));
    }
  }

  private void run() {
    try {
      while (true) {
        var job = waiting.take();
        var delivery = teller.tell(job.message(), job.redelivery());
        synchronized (told) {
          told.add(delivery);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
