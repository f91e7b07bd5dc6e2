package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.List;

/**
 * {@code lifecycle}: what is done right after a container began, and before it ends. The server
 * drops a {@code stopSignal} unread, as long as that is an alpha feature.
 */
final class Lifecycles {

  private static final List<String> MOMENTS = List.of("postStart", "preStop");
  private static final List<String> ACTIONS = List.of("exec", "httpGet", "tcpSocket", "sleep");

  private Lifecycles() {}

  /** Whether anything is left of it once the signal is dropped. */
  static boolean isSet(Field lifecycle) {
    return lifecycle.isSet()
        && (!lifecycle.get("stopSignal").isSet()
            || MOMENTS.stream().anyMatch(moment -> lifecycle.get(moment).isSet()));
  }

  static void judge(Field lifecycle, long graceSeconds) {
    for (var moment : MOMENTS) {
      var handler = lifecycle.get(moment);
      if (handler.isSet()) {
        Handlers.judge(handler, ACTIONS);
        sleep(handler, graceSeconds);
      }
    }
  }

  private static void sleep(Field handler, long graceSeconds) {
    var sleep = handler.get("sleep");
    boolean first =
        ACTIONS.stream()
            .filter(each -> handler.get(each).isSet())
            .limit(1)
            .toList()
            .contains("sleep");
    long seconds = sleep.get("seconds").number();
    if (first && (seconds < 0 || seconds > graceSeconds)) {
      sleep.report(
          "invalid",
          "%s is %d seconds: it has to be between 0 and the %d seconds that the pod has to end."
              .formatted(sleep.path(), seconds, graceSeconds));
    }
  }
}
