package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.List;

/** {@code os}, and what a pod of one operating system cannot have of the other. */
final class PodPlatforms {

  private static final String LINUX = "linux";
  private static final String WINDOWS = "windows";
  private static final String CONTEXT = "securityContext";
  private static final String OPTIONS = "windowsOptions";

  private static final List<String> OF_LINUX_PODS =
      List.of(
          "appArmorProfile",
          "seLinuxOptions",
          "seccompProfile",
          "fsGroup",
          "fsGroupChangePolicy",
          "runAsUser",
          "runAsGroup",
          "supplementalGroups",
          "supplementalGroupsPolicy",
          "seLinuxChangePolicy");

  private static final List<String> OF_LINUX_CONTAINERS =
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

  private PodPlatforms() {}

  /**
   * Judges it.
   *
   * @param spec of the pod
   */
  static void judge(Field spec) {
    var os = spec.get("os");
    if (!os.isSet()) {
      return;
    }
    switch (os.get("name").text()) {
      case "" -> os.get("name").required("it is linux or windows.");
      case LINUX -> linux(spec);
      case WINDOWS -> windows(spec);
      default ->
          os.report(
              "unsupported", "%s has a name other than linux and windows.".formatted(os.path()));
    }
  }

  /** Whether the pod says that it runs on Windows. */
  static boolean isWindows(Field spec) {
    return spec.get("os", "name").text().equals(WINDOWS);
  }

  private static void linux(Field spec) {
    absent(spec.get(CONTEXT, OPTIONS), LINUX);
    for (var container : PodSpecs.containers(spec)) {
      absent(container.get(CONTEXT, OPTIONS), LINUX);
    }
  }

  private static void windows(Field spec) {
    OF_LINUX_PODS.forEach(name -> absent(spec.get(CONTEXT, name), WINDOWS));
    if (spec.get(CONTEXT, "sysctls").size() > 0) {
      absent(spec.get(CONTEXT, "sysctls"), WINDOWS);
    }
    absent(spec.get("hostUsers"), WINDOWS);
    absent(spec.get("shareProcessNamespace"), WINDOWS);
    for (var name : List.of("hostPID", "hostIPC")) {
      if (spec.get(name).flag()) {
        absent(spec.get(name), WINDOWS);
      }
    }
    for (var container : PodSpecs.containers(spec)) {
      OF_LINUX_CONTAINERS.forEach(name -> absent(container.get(CONTEXT, name), WINDOWS));
    }
  }

  private static void absent(Field field, String os) {
    if (field.isSet()) {
      field.forbidden("the pod runs on %s.".formatted(os));
    }
  }
}
