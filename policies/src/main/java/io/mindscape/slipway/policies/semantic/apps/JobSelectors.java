package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a Job finds its pods. The server gives it a selector and its pods labels, from the Job's name
 * and identity, and suffers no others for it; or, with {@code manualSelector}, all is up to the
 * author.
 */
final class JobSelectors {

  private static final String GROUP = "batch.kubernetes.io/";
  private static final List<String> NAMES = List.of("job-name", GROUP + "job-name");
  private static final List<String> IDS = List.of("controller-uid", GROUP + "controller-uid");

  /** The identity that the server will give; nobody can write it beforehand. */
  private static final String ID = "\0";

  private JobSelectors() {}

  static void judge(Field object) {
    var spec = object.get("spec");
    var selector = spec.get("selector");
    LabelSelectors.judge(selector);
    if (spec.get("manualSelector").flag()) {
      manual(selector, spec.get("template"));
    } else {
      generated(object, selector);
    }
  }

  private static void manual(Field selector, Field template) {
    if (!selector.isSet()) {
      selector.required("manualSelector says that it is given.");
    } else if (!selector.isBlamed()) {
      Templates.matches(selector, template);
    }
  }

  private static void generated(Field object, Field selector) {
    var name = object.get("metadata", "name").text();
    Map<String, String> own = new TreeMap<>();
    NAMES.forEach(key -> own.put(key, name.isEmpty() ? ID : name));
    IDS.forEach(key -> own.put(key, ID));
    var field = object.get("spec", "template", "metadata", "labels");
    for (var label : field.entries()) {
      if (own.containsKey(label.key()) && !label.text().equals(own.get(label.key()))) {
        label.invalid("the server sets this label; leave it out.");
      }
    }
    if (selector.isBlamed()) {
      return;
    }
    if (!LabelSelectors.matches(selector, own)) {
      selector.invalid("the server makes the selector of a Job; leave it out.");
      return;
    }
    var labels = new TreeMap<>(own);
    labels.putAll(LabelSelectors.labels(field));
    if (!LabelSelectors.matches(selector, labels)) {
      field.invalid("the selector does not select these labels.");
    }
  }
}
