package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code sysctls}: settings of the kernel.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/">Using sysctls
 *     in a Kubernetes Cluster</a>
 */
final class Sysctls {

  private static final int MAX = 253;
  private static final Pattern SEGMENT = Pattern.compile("[a-z0-9]([-_a-z0-9]*[a-z0-9])?");
  private static final Pattern SEPARATOR = Pattern.compile("[./]");

  /** What belongs to the IPC namespace, which a pod may share with its node. */
  private static final Set<String> IPC =
      Set.of(
          "kernel.sem",
          "kernel.shmall",
          "kernel.shmmax",
          "kernel.shmmni",
          "kernel.shm_rmid_forced",
          "kernel.shm",
          "kernel.msgmax",
          "kernel.msgmnb",
          "kernel.msgmni",
          "kernel.msg");

  private Sysctls() {}

  /**
   * Judges them.
   *
   * @param spec of the pod
   */
  static void judge(Field spec) {
    Set<String> seen = new HashSet<>();
    for (var sysctl : spec.get("securityContext", "sysctls").items()) {
      var name = sysctl.get("name");
      if (name.isEmpty()) {
        name.required();
      } else if (!isName(name.text())) {
        name.invalid(
            "it has to have at most %d bytes: lower case letters, digits, \"-\" and \"_\", with dots or slashes between its parts."
                .formatted(MAX));
      } else if (!seen.add(name.text())) {
        name.duplicate();
      }
      var host = ofHost(spec, dotted(name.text()));
      if (host != null) {
        name.invalid("with %s it would change the node.".formatted(host));
      }
    }
  }

  private static boolean isName(String name) {
    return Formats.bytes(name) <= MAX
        && SEPARATOR.splitAsStream(name + ".end").allMatch(part -> SEGMENT.matcher(part).matches());
  }

  /** By which field the pod shares with its node what the setting changes, or null. */
  private static @Nullable String ofHost(Field spec, String name) {
    if (spec.get("hostNetwork").flag() && name.startsWith("net.")) {
      return "hostNetwork";
    }
    return spec.get("hostIPC").flag() && (IPC.contains(name) || name.startsWith("fs.mqueue."))
        ? "hostIPC"
        : null;
  }

  /** A name may be written with slashes between its parts, and then dots are a part of them. */
  private static String dotted(String name) {
    int dot = name.indexOf('.');
    int slash = name.indexOf('/');
    if (slash < 0 || (dot >= 0 && dot < slash)) {
      return name;
    }
    return name.replace('.', '\0').replace('/', '.').replace('\0', '/');
  }
}
