package io.mindscape.slipway.sandbox.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * What has to end with the demo, newest first, once: when it is over, when it could not be started,
 * or when somebody interrupts it.
 */
final class Ends implements AutoCloseable {

  private final Deque<AutoCloseable> all = new ArrayDeque<>();

  Ends() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "demo-end"));
  }

  /** Remembers to end {@code part}. */
  synchronized <T extends AutoCloseable> T add(T part) {
    all.push(part);
    return part;
  }

  /**
   * Starts a part beside everything else; who ends the demo waits until it is there, and ends it.
   */
  <T extends AutoCloseable> CompletableFuture<T> start(Supplier<T> how) {
    var coming = CompletableFuture.supplyAsync(how, Thread::startVirtualThread);
    add(
        () -> {
          try {
            coming.join().close();
          } catch (CompletionException neverCame) {
            // There is nothing to end; whoever waits for it hears why.
          }
        });
    return coming;
  }

  @Override
  public synchronized void close() {
    while (!all.isEmpty()) {
      var part = all.pop();
      try {
        part.close();
      } catch (Exception failure) {
        System.err.println("slipway: " + part + " could not be ended: " + failure.getMessage());
      }
    }
  }
}
