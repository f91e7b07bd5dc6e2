package io.mindscape.slipway.policies.semantic;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;

/** A workload finds its pods by labels: the template has to carry what the selector asks for. */
final class Selectors {

  private Selectors() {}

  static List<Finding> judge(Manifest manifest) {
    var template = manifest.at("spec") instanceof Mapping spec ? spec.entry("template") : null;
    if (template == null) {
      return List.of(); // the schema says that it is missing
    }
    var labels = Workload.below(template.value(), "metadata", "labels");
    if (!(labels instanceof Mapping given) || given.entries().isEmpty()) {
      return List.of(
          Semantics.error(
              manifest,
              "template-labels",
              "spec.template.metadata.labels",
              "spec.template.metadata.labels is missing: without labels the %s cannot find its pods."
                      .formatted(manifest.text("kind"))
                  + " Add them, and the same under spec.selector.matchLabels.",
              template.place()));
    }
    return mismatches(manifest, given);
  }

  private static List<Finding> mismatches(Manifest manifest, Mapping given) {
    var findings = new ArrayList<Finding>();
    if (manifest.at("spec", "selector", "matchLabels") instanceof Mapping wanted) {
      for (var label : wanted.entries()) {
        var text = label.value() instanceof Scalar scalar ? scalar.text() : "";
        if (!(given.get(label.key()) instanceof Scalar scalar) || !scalar.text().equals(text)) {
          findings.add(mismatch(manifest, label.key(), text, label.place()));
        }
      }
    }
    return findings;
  }

  private static Finding mismatch(Manifest manifest, String key, String value, Place place) {
    return Semantics.error(
        manifest,
        "selector",
        "spec.selector.matchLabels[" + key + "]",
        "The selector asks for the label %s: %s, which the pod template does not carry; the cluster refuses that."
            .formatted(key, value),
        place);
  }
}
