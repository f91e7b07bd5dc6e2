package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.LinkedHashSet;
import java.util.Set;

/** Where checks put what they find: each thing once. */
final class Checks {

  private final Set<Finding> findings = new LinkedHashSet<>();

  void add(Rule rule, Place place, String message) {
    findings.add(rule.at(place, message));
  }

  void warn(Rule rule, Place place, String message) {
    findings.add(rule.at(place, message, Severity.WARNING));
  }

  Set<Finding> findings() {
    return findings;
  }
}
