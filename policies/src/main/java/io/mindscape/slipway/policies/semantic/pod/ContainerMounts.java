package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Paths;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * {@code volumeMounts} and {@code volumeDevices}: where a container finds the volumes of its pod,
 * as directories or as block devices.
 */
final class ContainerMounts {

  private static final Set<String> PROPAGATIONS =
      Set.of("None", "HostToContainer", "Bidirectional");
  private static final Set<String> RECURSIONS = Set.of("Disabled", "IfPossible", "Enabled");

  private ContainerMounts() {}

  static void judge(Field container, PodFacts facts) {
    var mounts = container.get("volumeMounts");
    var devices = container.get("volumeDevices");
    mounts(mounts, paths(devices, "devicePath"), facts);
    boolean privileged = container.get("securityContext", "privileged").flag();
    for (var mount : mounts.items()) {
      propagation(ofAll(mounts, mount.get("mountPropagation")), privileged);
      recursion(mount, ofAll(mounts, mount.get("recursiveReadOnly")));
    }
    devices(devices, paths(mounts, "mountPath"), facts);
  }

  /** The path of each volume; the last where a volume has several. */
  private static Map<String, String> paths(Field mounts, String field) {
    Map<String, String> paths = new HashMap<>();
    mounts.items().forEach(each -> paths.put(each.get("name").text(), each.get(field).text()));
    return paths;
  }

  private static void mounts(Field mounts, Map<String, String> devices, PodFacts facts) {
    Set<String> paths = new HashSet<>();
    for (var mount : mounts.items()) {
      volume(mount.get("name"), devices, facts);
      path(mount.get("mountPath"), paths, devices);
      var sub = mount.get("subPath");
      var expression = mount.get("subPathExpr");
      ofAll(mounts, sub).check(Paths.descending(sub.text()));
      ofAll(mounts, expression).check(Paths.descending(expression.text()));
      if (!sub.text().isEmpty() && !expression.text().isEmpty()) {
        expression.invalid("subPath is given too.");
      }
    }
  }

  /** The server leaves out which of the mounts it is for some of their fields. */
  private static Field ofAll(Field mounts, Field field) {
    return mounts.get(field.key()).showing(field);
  }

  private static void devices(Field devices, Map<String, String> mounts, PodFacts facts) {
    Set<String> paths = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (var device : devices.items()) {
      var name = device.get("name");
      volume(name, mounts, facts);
      var volume = facts.volumes().get(name.text());
      if (volume != null
          && !volume.get("persistentVolumeClaim").isSet()
          && !volume.get("ephemeral").isSet()) {
        name.invalid("only a persistentVolumeClaim or an ephemeral volume can be a device.");
      }
      if (!name.text().isEmpty() && !names.add(name.text())) {
        name.duplicate();
      }
      path(device.get("devicePath"), paths, mounts);
      device.get("devicePath").check(Paths.withoutBacksteps(device.get("devicePath").text()));
    }
  }

  private static void volume(Field name, Map<String, String> others, PodFacts facts) {
    if (name.text().isEmpty()) {
      name.required();
    } else if (!facts.volumes().containsKey(name.text())) {
      facts.noVolume(name);
    } else if (others.containsKey(name.text())) {
      name.invalid("a volume is either mounted or a device.");
    }
  }

  private static void path(Field path, Set<String> paths, Map<String, String> others) {
    if (path.text().isEmpty()) {
      path.required();
    } else if (!paths.add(path.text()) || others.containsValue(path.text())) {
      path.duplicate();
    }
  }

  private static void propagation(Field propagation, boolean privileged) {
    if (propagation.isSet()) {
      propagation.oneOf(PROPAGATIONS);
      if (propagation.text().equals("Bidirectional") && !privileged) {
        propagation.forbidden("Bidirectional needs a privileged container.");
      }
    }
  }

  private static void recursion(Field mount, Field recursive) {
    if (!recursive.isSet() || recursive.text().equals("Disabled")) {
      return;
    }
    if (!RECURSIONS.contains(recursive.text())) {
      recursive.unsupported(RECURSIONS);
      return;
    }
    if (!mount.get("readOnly").flag()) {
      recursive.forbidden("it needs readOnly: true.");
    }
    if (mount.get("mountPropagation").isSet()
        && !mount.get("mountPropagation").text().equals("None")) {
      recursive.forbidden("it needs mountPropagation: None.");
    }
  }
}
