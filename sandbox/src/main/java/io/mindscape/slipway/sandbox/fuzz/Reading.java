package io.mindscape.slipway.sandbox.fuzz;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.List;

/**
 * What came of reading a file.
 *
 * @param findings what is said of it, with places
 * @param words what is said besides: refusals
 * @param objects what it held
 */
record Reading(List<Finding> findings, List<String> words, List<Manifest> objects) {

  Reading {
    findings = List.copyOf(findings);
    words = List.copyOf(words);
    objects = List.copyOf(objects);
  }

  static Reading of(List<Finding> findings, List<Manifest> objects) {
    return new Reading(findings, List.of(), objects);
  }

  static Reading of(String word) {
    return new Reading(List.of(), List.of(word), List.of());
  }
}
