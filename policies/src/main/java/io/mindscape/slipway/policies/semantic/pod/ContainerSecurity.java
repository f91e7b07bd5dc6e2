package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.List;
import java.util.Set;

/** The {@code securityContext} of a container. */
final class ContainerSecurity {

  private static final Set<String> PROC_MOUNTS = Set.of("Default", "Unmasked");

  private ContainerSecurity() {}

  static void judge(Field context, PodFacts facts) {
    for (var id : List.of("runAsUser", "runAsGroup")) {
      context.get(id).check(Formats.range(context.get(id).number(), 0, Integer.MAX_VALUE));
    }
    var mount = context.get("procMount");
    if (mount.isSet()) {
      mount.oneOf(PROC_MOUNTS);
      if (mount.text().equals("Unmasked") && facts.node().users()) {
        mount.invalid("Unmasked needs hostUsers: false.");
      }
    }
    privileges(context);
    SecurityProfiles.judge(context);
    WindowsOptions.judge(context.get("windowsOptions"));
  }

  private static void privileges(Field context) {
    if (context.get("allowPrivilegeEscalation").flag(true)) {
      return;
    }
    if (context.get("privileged").flag()) {
      context.invalid("with privileged: true, allowPrivilegeEscalation cannot be false.");
    }
    if (context.get("capabilities", "add").texts().contains("CAP_SYS_ADMIN")) {
      context.invalid("with CAP_SYS_ADMIN, allowPrivilegeEscalation cannot be false.");
    }
  }
}
