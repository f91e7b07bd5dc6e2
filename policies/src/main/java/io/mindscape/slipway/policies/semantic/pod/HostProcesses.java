package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;

/**
 * Windows pods whose containers are processes of the node: either all are, or none is.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/">Create
 *     a Windows HostProcess Pod</a>
 */
final class HostProcesses {

  private HostProcesses() {}

  /**
   * Judges them.
   *
   * @param spec of the pod
   */
  static void judge(Field spec) {
    var pod = flag(spec);
    int all = 0;
    int ofHost = 0;
    for (var container : PodSpecs.containers(spec)) {
      all++;
      var own = flag(container);
      if (pod.isSet() && own.isSet() && pod.flag() != own.flag()) {
        own.invalid("the pod says otherwise.");
      }
      if (own.flag(pod.flag())) {
        ofHost++;
      }
    }
    if (ofHost > 0 && ofHost < all) {
      spec.report(
          "invalid",
          "%s has containers that are hostProcess, and others: all have to be."
              .formatted(spec.path()));
    }
    if (ofHost > 0 && !spec.get("hostNetwork").flag()) {
      spec.get("hostNetwork").invalid("hostProcess containers need it to be true.");
    }
  }

  private static Field flag(Field podOrContainer) {
    return podOrContainer.get("securityContext", "windowsOptions", "hostProcess");
  }
}
