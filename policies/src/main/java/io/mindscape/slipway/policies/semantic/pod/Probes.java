package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.List;

/** The probes of a container. 0 stands for the default in all their numbers. */
final class Probes {

  private static final String GRACE = "terminationGracePeriodSeconds";
  private static final String SUCCESSES = "successThreshold";

  private static final List<String> ACTIONS = List.of("exec", "httpGet", "tcpSocket", "grpc");
  private static final List<String> NUMBERS =
      List.of(
          "initialDelaySeconds", "timeoutSeconds", "periodSeconds", SUCCESSES, "failureThreshold");

  private Probes() {}

  /** Judges those of one container. */
  static void judge(Field container) {
    for (var name : List.of("livenessProbe", "startupProbe")) {
      var probe = container.get(name);
      if (probe.isSet()) {
        ofAnySort(probe);
        if (probe.get(SUCCESSES).number() > 1) {
          probe.get(SUCCESSES).invalid("it has to be 1.");
        }
      }
    }
    var ready = container.get("readinessProbe");
    if (ready.isSet()) {
      ofAnySort(ready);
      if (ready.get(GRACE).isSet()) {
        ready.get(GRACE).invalid("a readinessProbe ends nothing.");
      }
    }
  }

  private static void ofAnySort(Field probe) {
    Handlers.judge(probe, ACTIONS);
    for (var name : NUMBERS) {
      probe.get(name).check(Formats.notNegative(probe.get(name).number()));
    }
    if (probe.get(GRACE).number(1) <= 0) {
      probe.get(GRACE).invalid("it has to be at least 1.");
    }
  }
}
