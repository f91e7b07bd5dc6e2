package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;

/** {@code v1/Pod} that is to be created. */
final class Pods {

  private Pods() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var metadata = object.get("metadata");
    var spec = object.get("spec");
    PodSpecs.judge(metadata, spec, true);
    PodAdmission.judge(metadata, spec);
    if (!spec.get("nodeName").isEmpty() && spec.get("schedulingGates").size() > 0) {
      spec.get("nodeName").forbidden("while there are schedulingGates, no node is chosen.");
    }
  }

  /** {@code v1/PodTemplate}. */
  static void judgeTemplate(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    PodTemplates.judge(object.get("template"));
  }
}
