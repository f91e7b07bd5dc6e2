package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import io.mindscape.slipway.policies.semantic.pod.PodTemplates;

/**
 * {@code v1/ReplicationController}. Its selector is a plain map; where there is none, the labels of
 * the template are it.
 */
final class ReplicationControllers {

  private ReplicationControllers() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN_AT_LAST);
    var spec = object.get("spec");
    Deployments.counts(spec, "replicas", "minReadySeconds");
    var template = spec.get("template");
    if (!template.isSet()) {
      template.required();
    }
    selector(spec, template);
    if (template.isSet()) {
      PodTemplates.judge(template);
      Templates.lasting(template);
    }
  }

  private static void selector(Field spec, Field template) {
    var selector = spec.get("selector");
    var field = template.get("metadata", "labels");
    var labels = LabelSelectors.labels(field);
    if (selector.size() == 0) {
      if (labels.isEmpty()) {
        selector.required("it says which pods belong to the object.");
      }
    } else if (template.isSet() && labels.isEmpty()) {
      Templates.unlabelled(field);
    } else if (template.isSet()) {
      selector.entries().forEach(wanted -> Templates.carried(wanted, wanted.text(), labels, field));
    }
  }
}
