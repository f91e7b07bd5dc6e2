package io.mindscape.slipway.sandbox.fuzz;

import io.mindscape.slipway.sandbox.fuzz.Readers.Reader;
import java.util.List;

/**
 * The entry for Jazzer, which changes files so that they reach code that none has reached before.
 * It has bounds of its own for time and memory.
 */
public final class Guided {

  private static final List<Reader> READERS = new Readers().all();

  private Guided() {}

  /** Called by Jazzer, by this name. */
  public static void fuzzerTestOneInput(byte[] content) {
    for (var reader : READERS) {
      for (var problem : Oracle.check(reader, new Sample("jazzer", content))) {
        throw new AssertionError(problem.kind() + "\n" + problem.detail());
      }
    }
  }
}
