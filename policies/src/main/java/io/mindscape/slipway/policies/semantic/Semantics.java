package io.mindscape.slipway.policies.semantic;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules of the API server's validation that its schema does not say: selectors, probes' ports,
 * requests within limits.
 */
public final class Semantics {

  private Semantics() {}

  /** {@code semantic/…} findings. */
  public static List<Finding> judge(Manifest manifest) {
    var findings = new ArrayList<Finding>();
    if (Workload.hasSelector(manifest)) {
      findings.addAll(Selectors.judge(manifest));
    }
    var workload = Workload.of(manifest);
    if (workload != null) {
      for (var container : workload.containers()) {
        findings.addAll(Containers.probes(manifest, container));
        findings.addAll(Containers.resources(manifest, container));
      }
    }
    return findings;
  }

  static Finding error(Manifest manifest, String rule, String field, String message, Place place) {
    return new Finding(
        "semantic/" + rule, Severity.ERROR, message, place, manifest.ref(), field, null);
  }
}
