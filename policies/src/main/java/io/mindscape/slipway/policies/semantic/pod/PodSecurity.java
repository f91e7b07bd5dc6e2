package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code securityContext} of a pod; containers have another. */
final class PodSecurity {

  private static final Map<String, Set<String>> POLICIES =
      Map.of(
          "fsGroupChangePolicy", Set.of("OnRootMismatch", "Always"),
          "supplementalGroupsPolicy", Set.of("Merge", "Strict"),
          "seLinuxChangePolicy", Set.of("Recursive", "MountOption"));

  private PodSecurity() {}

  /**
   * Judges it.
   *
   * @param spec of the pod
   */
  static void judge(Field spec) {
    var context = spec.get("securityContext");
    for (var name : List.of("fsGroup", "runAsUser", "runAsGroup")) {
      id(context.get(name));
    }
    context.get("supplementalGroups").items().forEach(PodSecurity::id);
    POLICIES.forEach(
        (name, allowed) -> {
          if (context.get(name).isSet()) {
            context.get(name).oneOf(allowed);
          }
        });
    Sysctls.judge(spec);
    SecurityProfiles.judge(context);
    WindowsOptions.judge(context.get("windowsOptions"));
  }

  private static void id(Field id) {
    id.check(Formats.range(id.number(), 0, Integer.MAX_VALUE));
  }
}
