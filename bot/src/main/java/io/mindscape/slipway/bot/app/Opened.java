package io.mindscape.slipway.bot.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened so far. It is closed in reverse order, and one that fails stops no other. */
final class Opened implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

  private final Deque<AutoCloseable> all = new ArrayDeque<>();

  /** Remembers to close {@code part}. */
  <T extends AutoCloseable> T add(T part) {
    all.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!all.isEmpty()) {
      var part = all.pop();
      try {
        part.close();
      } catch (Exception failure) {
        LOG.atWarn()
            .addKeyValue("part", part.getClass().getSimpleName())
            .setCause(failure)
            .log("could not be closed properly");
      }
    }
  }
}
