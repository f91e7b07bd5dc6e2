package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;

/**
 * A {@code template} from which pods are made: of a PodTemplate, a Deployment, a Job and others.
 *
 * <p>What is judged here holds in all of them: labels, annotations, and the pod. What the kinds add
 * is theirs: whether there has to be a template at all, whether it carries the labels that a
 * selector asks for, which restartPolicy is allowed (only Always where pods are kept running, never
 * Always in a Job), and whether activeDeadlineSeconds is.
 */
public final class PodTemplates {

  private PodTemplates() {}

  /** Judges the labels and annotations of a template, and the pod that it describes. */
  public static void judge(Field template) {
    var metadata = template.get("metadata");
    ObjectMeta.labels(metadata.get("labels"));
    ObjectMeta.annotations(metadata.get("annotations"));
    PodSpecs.judge(metadata, template.get("spec"), false);
  }
}
