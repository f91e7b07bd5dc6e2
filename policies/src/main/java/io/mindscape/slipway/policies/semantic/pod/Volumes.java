package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.volume.VolumeSources;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The {@code volumes} of a pod: each has a name of its own and comes from one place. One that says
 * nothing of where it comes from is an empty directory.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/volumes/">Volumes</a>
 */
final class Volumes {

  /** In the order in which the server looks for them: the first counts. */
  private static final List<String> SOURCES =
      List.of(
          "emptyDir",
          "hostPath",
          "gitRepo",
          "gcePersistentDisk",
          "awsElasticBlockStore",
          "secret",
          "nfs",
          "iscsi",
          "glusterfs",
          "flocker",
          "persistentVolumeClaim",
          "rbd",
          "cinder",
          "cephfs",
          "quobyte",
          "downwardAPI",
          "fc",
          "flexVolume",
          "configMap",
          "azureFile",
          "vsphereVolume",
          "photonPersistentDisk",
          "portworxVolume",
          "azureDisk",
          "storageos",
          "projected",
          "scaleIO",
          "csi",
          "ephemeral",
          "image");

  private static final int MAX_PORTAL = 64;

  private Volumes() {}

  /**
   * Judges them.
   *
   * @param spec of the pod
   * @param pod its name, which is a part of the names of claims that are made for it; empty for a
   *     template
   */
  static void judge(Field spec, String pod) {
    Set<String> names = new HashSet<>();
    var volumes = spec.get("volumes").items();
    for (var volume : volumes) {
      name(volume.get("name"), names);
      source(volume);
      portal(volume);
    }
    if (!pod.isEmpty()) {
      claims(volumes, pod);
    }
  }

  private static void name(Field name, Set<String> names) {
    if (name.isEmpty()) {
      name.required();
    } else {
      name.check(Formats.dnsLabel(name.text()));
    }
    if (!names.add(name.text())) {
      name.duplicate();
    }
  }

  private static void source(Field volume) {
    var given = SOURCES.stream().map(volume::get).filter(Field::isSet).toList();
    if (given.isEmpty()) {
      return;
    }
    var source = given.getFirst();
    var shared = VolumeSources.rules().get(source.key());
    if (shared != null) {
      shared.judge(source);
    } else {
      PodVolumeSources.judge(source);
    }
    for (var other : given.subList(1, given.size())) {
      other.forbidden("the volume comes from %s already.".formatted(source.key()));
    }
  }

  /** An initiator makes names of the volume and the portal. */
  private static void portal(Field volume) {
    var name = volume.get("name");
    var portal = volume.get("iscsi", "targetPortal").text();
    if (volume.get("iscsi", "initiatorName").isSet()
        && Formats.bytes(name.text() + ":" + portal) > MAX_PORTAL) {
      name.invalid(
          "with iscsi.initiatorName, it and targetPortal may have at most %d bytes together."
              .formatted(MAX_PORTAL));
    }
  }

  private static void claims(List<Field> volumes, String pod) {
    var made =
        volumes.stream()
            .filter(volume -> volume.get("ephemeral").isSet())
            .collect(Collectors.toMap(volume -> claim(pod, volume), volume -> volume, (a, b) -> a));
    made.forEach(
        (claim, volume) -> {
          var problem = Formats.dnsSubdomain(claim);
          if (problem != null && !volume.get("name").isEmpty()) {
            volume
                .get("name")
                .invalid("of the claim %s that is made for it, ".formatted(claim) + problem);
          }
        });
    for (var volume : volumes) {
      var name = volume.get("persistentVolumeClaim", "claimName");
      if (made.containsKey(name.text())) {
        name.invalid("this claim is made for an ephemeral volume.");
      }
    }
  }

  private static String claim(String pod, Field volume) {
    return pod + "-" + volume.get("name").text();
  }
}
