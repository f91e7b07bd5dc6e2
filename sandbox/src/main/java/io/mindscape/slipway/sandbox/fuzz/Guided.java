package io.mindscape.slipway.sandbox.fuzz;

import io.mindscape.slipway.sandbox.fuzz.Readers.Limit;
import io.mindscape.slipway.sandbox.fuzz.Readers.Reader;
import java.util.List;

/**
 * The entry for Jazzer, which changes files so that they reach code that none has reached before.
 * It has a bound of its own for time; what may be held at once is bounded by the heap, and what
 * passes through is not looked at.
 */
public final class Guided {

  /** Jazzer rewrites classes when they are loaded, on the thread that reads, at any time. */
  private static final Limit NONE = new Limit(Integer.MAX_VALUE, 0);

  private static final List<Reader> READERS =
      new Readers()
          .all().stream().map(reader -> new Reader(reader.name(), NONE, reader.read())).toList();

  private Guided() {}

  /** Called by Jazzer, by this name. */
  public static void fuzzerTestOneInput(byte[] content) {
    for (var reader : READERS) {
      for (var problem : Oracle.check(reader, new Sample("jazzer", content)).problems()) {
        throw new AssertionError(problem.kind() + "\n" + problem.detail());
      }
    }
  }
}
