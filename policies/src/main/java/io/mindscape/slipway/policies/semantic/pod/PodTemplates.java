package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;

/** A {@code template} from which pods are made. */
public final class PodTemplates {

  private PodTemplates() {}

  /** Judges the labels and annotations of a template, and the pod that it describes. */
  public static void judge(Field template) {
    ObjectMeta.labels(template.get("metadata", "labels"));
    ObjectMeta.annotations(template.get("metadata", "annotations"));
    PodSpecs.judge(template.get("spec"));
  }
}
