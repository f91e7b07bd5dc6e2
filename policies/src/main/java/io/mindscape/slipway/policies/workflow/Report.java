package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what is said of a workflow. */
final class Report {

  private final List<Finding> findings = new ArrayList<>();

  void error(String rule, Place place, String message) {
    add(rule, Severity.ERROR, place, message);
  }

  void warning(String rule, Place place, String message) {
    add(rule, Severity.WARNING, place, message);
  }

  void remark(String rule, Place place, String message) {
    add(rule, Severity.INFO, place, message);
  }

  private void add(String rule, Severity severity, Place place, String message) {
    findings.add(new Finding("workflow/" + rule, severity, message, place, null, null, null));
  }

  /** In the order of the file. */
  List<Finding> findings() {
    return findings.stream().sorted(Finding.READING_ORDER).distinct().toList();
  }
}
