package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.List;
import java.util.Set;

/** The {@code securityContext} of a container. */
final class ContainerSecurity {

  private static final String WINDOWS_OPTIONS = "windowsOptions";

  private static final Set<String> PROC_MOUNTS = Set.of("Default", "Unmasked");

  /** What means nothing on Windows. */
  private static final List<String> LINUX_ONLY =
      List.of(
          "appArmorProfile",
          "seLinuxOptions",
          "seccompProfile",
          "capabilities",
          "readOnlyRootFilesystem",
          "privileged",
          "allowPrivilegeEscalation",
          "procMount",
          "runAsUser",
          "runAsGroup");

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
    WindowsOptions.judge(context.get(WINDOWS_OPTIONS));
    system(context, facts.node().os());
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

  private static void system(Field context, String os) {
    if (os.equals("linux") && context.get(WINDOWS_OPTIONS).isSet()) {
      context.get(WINDOWS_OPTIONS).forbidden("the pod runs on Linux.");
    }
    if (os.equals("windows")) {
      LINUX_ONLY.stream()
          .map(context::get)
          .filter(Field::isSet)
          .forEach(field -> field.forbidden("the pod runs on Windows."));
    }
  }
}
