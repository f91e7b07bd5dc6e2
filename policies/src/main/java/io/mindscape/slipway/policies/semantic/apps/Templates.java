package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import io.mindscape.slipway.policies.semantic.pod.PodTemplates;
import java.util.List;
import java.util.Map;

/**
 * What the kinds that keep pods running ask of their template: that the selector finds its pods,
 * and that they run until somebody ends them.
 */
final class Templates {

  private Templates() {}

  /** Judges a template and how it fits its {@code spec}, which has to have a selector. */
  static void judge(Field spec) {
    var template = spec.get("template");
    selector(spec, template);
    PodTemplates.judge(template);
    lasting(template);
  }

  /** The selector: it is there, selects something, and finds the template's pods. */
  static void selector(Field spec, Field template) {
    var selector = spec.get("selector");
    if (!selector.isSet()) {
      selector.required("it says which pods belong to the object.");
      if (template.get("metadata", "labels").size() == 0) {
        unlabelled(template.get("metadata", "labels"));
      }
      return;
    }
    LabelSelectors.judge(selector);
    if (LabelSelectors.isEmpty(selector)) {
      selector.invalid("it may not be empty.");
    } else if (!selector.isBlamed()) {
      matches(selector, template);
    }
  }

  /** Says which parts of a selector the template's labels do not fulfil. */
  static void matches(Field selector, Field template) {
    var field = template.get("metadata", "labels");
    var labels = LabelSelectors.labels(field);
    if (LabelSelectors.matches(selector, labels)) {
      return;
    }
    if (labels.isEmpty()) {
      unlabelled(field);
      return;
    }
    selector
        .get("matchLabels")
        .entries()
        .forEach(wanted -> carried(wanted, wanted.text(), labels, field));
    for (var expression : selector.get("matchExpressions").items()) {
      if (!LabelSelectors.fulfils(expression, labels)) {
        expression.report(
            "selector",
            "%s: the labels of the pod template, %s, do not fulfil the selector."
                .formatted(expression.path(), field.path()));
      }
    }
  }

  /** The pods of a template without labels are found by no selector that wants any. */
  static void unlabelled(Field labels) {
    labels.report(
        "template-labels",
        "%s is required: a selector looks for labels, and the pod template has none."
            .formatted(labels.path()));
  }

  /** Says so if a label that a selector wants is not there. */
  static void carried(Field wanted, String value, Map<String, String> labels, Field field) {
    if (!value.equals(labels.get(wanted.key()))) {
      wanted.report(
          "selector",
          "%s wants the label %s: %s, which the pod template does not carry; set it in %s."
              .formatted(wanted.path(), wanted.key(), value, field.path()));
    }
  }

  /** The pods are restarted whenever they end, and have no deadline. */
  static void lasting(Field template) {
    var restart = template.get("spec", "restartPolicy");
    if (!restart.text("Always").equals("Always")) {
      restart.unsupported(List.of("Always"));
    }
    var deadline = template.get("spec", "activeDeadlineSeconds");
    if (deadline.isSet()) {
      deadline.forbidden("only a Job's pods may have a deadline.");
    }
  }
}
