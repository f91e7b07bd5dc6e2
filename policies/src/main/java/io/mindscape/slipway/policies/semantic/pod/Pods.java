package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;

/** {@code v1/Pod} that is to be created. */
final class Pods {

  private Pods() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    PodSpecs.judge(object.get("spec"));
  }

  /** {@code v1/PodTemplate}. */
  static void judgeTemplate(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    PodTemplates.judge(object.get("template"));
  }
}
