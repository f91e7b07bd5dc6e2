package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;

/** The {@code spec} of a pod. */
final class PodSpecs {

  private PodSpecs() {}

  static void judge(Field spec) {
    Containers.judge(spec);
    Volumes.judge(spec);
  }
}
