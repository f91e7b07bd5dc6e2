package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;

/** The containers of a pod, of each sort. */
final class Containers {

  private Containers() {}

  /**
   * Judges them.
   *
   * @param spec of the pod
   */
  static void judge(Field spec) {
    if (spec.get("containers").size() == 0) {
      spec.get("containers").required();
    }
  }
}
