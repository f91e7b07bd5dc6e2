package io.mindscape.slipway.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What was opened is closed. */
final class OpenedTest {

  @Test
  void theNewestIsClosedFirstAndAFailureStopsNoOther() {
    var closed = new ArrayList<String>();
    var opened = new Opened();
    opened.add(() -> closed.add("database"));
    opened.add(
        () -> {
          throw new IllegalStateException("stuck");
        });
    opened.add(() -> closed.add("server"));

    opened.close();
    opened.close();

    assertThat(closed).containsExactly("server", "database");
  }
}
