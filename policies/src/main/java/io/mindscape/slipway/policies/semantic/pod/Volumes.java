package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;

/** The volumes of a pod. */
final class Volumes {

  private Volumes() {}

  /**
   * Judges them.
   *
   * @param spec of the pod
   */
  static void judge(Field spec) {
    for (var volume : spec.get("volumes").items()) {
      volume.get("name").check(Formats.dnsLabel(volume.get("name").text()));
    }
  }
}
