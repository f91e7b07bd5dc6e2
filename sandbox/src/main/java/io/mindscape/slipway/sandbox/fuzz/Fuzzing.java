package io.mindscape.slipway.sandbox.fuzz;

import io.mindscape.slipway.sandbox.fuzz.Readers.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Reads file after file with every reader, and keeps what must not happen. */
final class Fuzzing implements AutoCloseable {

  private final List<Reader> readers;
  private final Guard guard;
  private final Map<String, Failure> failures = new LinkedHashMap<>();
  private final Map<String, Cost> costs = new LinkedHashMap<>();
  private long files;
  private boolean isHung;

  /**
   * @param seconds of CPU after which a file is taken for one that never ends
   */
  Fuzzing(List<Reader> readers, long seconds) throws InterruptedException, ExecutionException {
    this.readers = List.copyOf(readers);
    this.guard = new Guard(seconds);
  }

  /** The first file that showed a problem, and how many did. */
  record Failure(Problem problem, Sample sample, int times) {}

  /**
   * What reading has cost.
   *
   * @param nanos of CPU, for the dearest file
   * @param slowest that file
   * @param allocated bytes, for the greediest file
   * @param greediest that file
   */
  record Cost(long nanos, String slowest, long allocated, String greediest) {
    static final Cost NONE = new Cost(0, "", 0, "");

    Cost with(long newNanos, long newAllocated, String origin) {
      return new Cost(
          Math.max(nanos, newNanos),
          newNanos > nanos ? origin : slowest,
          Math.max(allocated, newAllocated),
          newAllocated > allocated ? origin : greediest);
    }
  }

  void read(Sample sample) throws InterruptedException {
    files++;
    for (var reader : readers) {
      var outcome = guard.check(reader, sample);
      costs.compute(
          reader.name(),
          (name, cost) ->
              (cost == null ? Cost.NONE : cost)
                  .with(outcome.checked().nanos(), outcome.checked().allocated(), sample.origin()));
      for (var problem : outcome.checked().problems()) {
        failures.merge(
            problem.kind(),
            new Failure(problem, sample, 1),
            (first, again) -> new Failure(first.problem(), first.sample(), first.times() + 1));
      }
      if (outcome.isHung()) {
        isHung = true;
        return;
      }
    }
  }

  /** Whether a reader never came back: nothing more can be read. */
  boolean isHung() {
    return isHung;
  }

  long files() {
    return files;
  }

  List<Failure> failures() {
    return List.copyOf(failures.values());
  }

  /** By the names of the readers. */
  Map<String, Cost> costs() {
    return Map.copyOf(costs);
  }

  @Override
  public void close() {
    guard.close();
  }
}
