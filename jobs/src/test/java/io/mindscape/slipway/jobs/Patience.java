package io.mindscape.slipway.jobs;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long a test waits for something to happen if it does not say so itself: long enough for a
 * machine that is slow, and busy with other things. It is met by every test, as {@code
 * junit-platform.properties} asks for it; nobody waits longer for it than until it has happened.
 */
public final class Patience implements BeforeAllCallback {

  static final Duration LENGTH = Duration.ofMinutes(2);

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(LENGTH);
  }
}
