package io.mindscape.slipway.sandbox.agreement;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Puts cases before both judges, several at a time. */
final class Trial {

  private static final int AT_ONCE = 16;

  private final Online server;
  private final Offline ours;
  private final Progress progress;

  Trial(Online server, Offline ours, Progress progress) {
    this.server = server;
    this.ours = ours;
    this.progress = progress;
  }

  /** The outcomes, in the order of the cases. */
  List<Outcome> of(Stream<Supplier<Case>> cases) {
    var free = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          cases
              .map(
                  one -> {
                    free.acquireUninterruptibly();
                    return threads.submit(
                        () -> {
                          try {
                            return judge(one.get());
                          } finally {
                            free.release();
                            progress.step();
                          }
                        });
                  })
              .toList();
      return running.stream().map(Trial::result).toList();
    }
  }

  Outcome judge(Case one) {
    var verdicts = one.bodies().stream().map(server::judge).toList();
    return new Outcome(one, worst(verdicts), refusals(one.file()));
  }

  /** A refusal for the object counts more than one for the cluster, and that more than none. */
  private static Verdict worst(List<Verdict> verdicts) {
    return verdicts.stream().max(Comparator.comparingInt(Trial::weight)).orElseThrow();
  }

  private static int weight(Verdict verdict) {
    if (verdict.accepted()) {
      return 0;
    }
    return StateDependent.why(verdict).isPresent() ? 1 : 2;
  }

  /** A judge that breaks down has refused, and the report shows with what. */
  private List<String> refusals(String yaml) {
    try {
      return ours.refusals(yaml);
    } catch (RuntimeException | StackOverflowError e) {
      var place = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
      return List.of("crash/" + e.getClass().getSimpleName() + ": " + e.getMessage() + place);
    }
  }

  private static Outcome result(Future<Outcome> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a case could not be judged: " + e.getCause(), e.getCause());
    }
  }
}
