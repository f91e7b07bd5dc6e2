package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.HashSet;
import java.util.Set;

/** {@code resizePolicy}: what happens to a container when its resources change. */
final class ResizePolicies {

  private static final Set<String> RESOURCES = Set.of("cpu", "memory");
  private static final Set<String> POLICIES = Set.of("NotRequired", "RestartContainer");

  private ResizePolicies() {}

  /**
   * Judges those of one container.
   *
   * @param restartPolicy of the pod
   */
  static void judge(Field policies, String restartPolicy) {
    Set<String> seen = new HashSet<>();
    for (var policy : policies.items()) {
      var resource = policy.get("resourceName");
      if (!seen.add(resource.text())) {
        policy.report(
            "duplicate",
            "%s: there is a policy for %s already.".formatted(policy.path(), resource.text()));
      }
      oneOf(policies.showing(resource), RESOURCES);
      var restart = policy.get("restartPolicy");
      oneOf(policies.showing(restart), POLICIES);
      if (restartPolicy.equals("Never") && restart.text().equals("RestartContainer")) {
        policies.showing(restart).invalid("a pod with restartPolicy: Never does not restart it.");
      }
    }
  }

  private static void oneOf(Field field, Set<String> allowed) {
    if (field.text().isEmpty()) {
      field.required();
    } else {
      field.oneOf(allowed);
    }
  }
}
