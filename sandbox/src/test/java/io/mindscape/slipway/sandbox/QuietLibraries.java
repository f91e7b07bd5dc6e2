package io.mindscape.slipway.sandbox;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Libraries say in tests what is wrong, and nothing else, so that what a test says is seen. It is
 * met by every test, as {@code junit-platform.properties} asks for it.
 */
public final class QuietLibraries implements BeforeAllCallback {

  /**
   * Held, for a level is forgotten with its logger. The clusters would tell of each request, and
   * servers of each start. Meters warn where there are several bots in a process, which there are
   * in tests alone: Helidon has one set of meters a process.
   */
  private static final List<Quiet> LOGGERS =
      List.of(
          new Quiet(Logger.getLogger("io.fabric8.mockwebserver"), Level.WARNING),
          new Quiet(Logger.getLogger("io.helidon"), Level.WARNING),
          new Quiet(Logger.getLogger("io.helidon.metrics.providers.micrometer"), Level.SEVERE));

  private record Quiet(Logger logger, Level least) {}

  @Override
  public void beforeAll(ExtensionContext context) {
    LOGGERS.forEach(quiet -> quiet.logger().setLevel(quiet.least()));
  }
}
