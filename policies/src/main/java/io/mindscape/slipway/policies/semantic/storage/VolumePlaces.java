package io.mindscape.slipway.policies.semantic.storage;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.field.Rules;
import io.mindscape.slipway.policies.semantic.meta.DriverNames;
import io.mindscape.slipway.policies.semantic.volume.VolumeSources;
import java.util.List;
import java.util.Map;

/** Where a PersistentVolume lies: one source, of which it asks a little more than a pod does. */
final class VolumePlaces {

  /** In the order in which the server looks: the first counts, each further one is too much. */
  private static final List<String> ORDER =
      List.of(
          "hostPath",
          "gcePersistentDisk",
          "awsElasticBlockStore",
          "glusterfs",
          "flocker",
          "nfs",
          "rbd",
          "quobyte",
          "cephfs",
          "iscsi",
          "cinder",
          "fc",
          "flexVolume",
          "azureFile",
          "vsphereVolume",
          "photonPersistentDisk",
          "portworxVolume",
          "azureDisk",
          "scaleIO",
          "local",
          "storageos",
          "csi");

  /** Of these the old annotation with mount options is understood. */
  private static final List<String> MOUNTED =
      List.of(
          "gcePersistentDisk",
          "awsElasticBlockStore",
          "glusterfs",
          "nfs",
          "rbd",
          "quobyte",
          "iscsi",
          "cinder",
          "cephfs",
          "azureFile",
          "vsphereVolume",
          "azureDisk",
          "photonPersistentDisk");

  private static final Map<String, Rules> MORE =
      Map.of(
          "glusterfs", VolumePlaces::glusterfs,
          "azureFile", VolumePlaces::azureFile,
          "cinder", VolumePlaces::namespaceOfSecret,
          "storageos", VolumePlaces::namespaceOfSecret,
          "local", VolumePlaces::local,
          "csi", VolumePlaces::csi);

  private static final int MAX_PORTAL = 64;

  private VolumePlaces() {}

  /**
   * Judges the source.
   *
   * @param name of the volume, which with iSCSI is a part of a longer one
   */
  static void judge(Field spec, String name) {
    boolean found = false;
    for (var source : ORDER) {
      var field = spec.get(source);
      if (!field.isSet()) {
        continue;
      }
      // A flexVolume is let in beside another source.
      if (found && !source.equals("flexVolume")) {
        field.forbidden("a volume has one source only.");
      } else {
        source(field, source, name);
        if (source.equals("local") && !spec.get("nodeAffinity").isSet()) {
          spec.get("nodeAffinity").required("a local volume lies on one node.");
        }
      }
      found = true;
    }
    if (!found) {
      spec.required("write where the volume lies.");
    }
  }

  static boolean takesMountOptions(Field spec) {
    return MOUNTED.stream().anyMatch(source -> spec.get(source).isSet());
  }

  private static void source(Field field, String source, String name) {
    VolumeSources.rules().getOrDefault(source, nothing -> {}).judge(field);
    MORE.getOrDefault(source, nothing -> {}).judge(field);
    if (source.equals("iscsi")) {
      iscsi(field, name);
    }
  }

  private static void glusterfs(Field source) {
    var namespace = source.get("endpointsNamespace");
    if (namespace.isSet()) {
      namespace.check(Formats.dnsLabel(namespace.text()));
    }
  }

  private static void azureFile(Field source) {
    if (source.get("secretNamespace").isSet()) {
      VolumeSources.needs(source, "secretNamespace");
    }
  }

  private static void namespaceOfSecret(Field source) {
    if (source.get("secretRef").isSet()) {
      VolumeSources.needs(source.get("secretRef"), "namespace");
    }
  }

  private static void iscsi(Field source, String name) {
    if (source.get("secretRef").isSet()) {
      VolumeSources.needs(source.get("secretRef"), "name");
    }
    var portal = source.get("targetPortal");
    if (source.get("initiatorName").isSet()
        && Formats.bytes(name + ":" + portal.text()) > MAX_PORTAL) {
      portal.invalid(
          "with initiatorName, it and the name of the volume may have %d bytes together."
              .formatted(MAX_PORTAL - 1));
    }
  }

  private static void local(Field source) {
    VolumeSources.needs(source, "path");
    VolumeSources.noBacksteps(source.get("path"));
  }

  private static void csi(Field source) {
    DriverNames.judge(source.get("driver"));
    VolumeSources.needs(source, "volumeHandle");
    for (var name :
        new String[] {
          "controllerPublishSecretRef",
          "controllerExpandSecretRef",
          "nodePublishSecretRef",
          "nodeExpandSecretRef"
        }) {
      if (source.get(name).isSet()) {
        secret(source.get(name));
      }
    }
  }

  private static void secret(Field reference) {
    VolumeSources.needs(reference, "name", "namespace");
    if (!reference.get("name").isEmpty()) {
      reference.get("name").check(Formats.dnsSubdomain(reference.get("name").text()));
    }
    if (!reference.get("namespace").isEmpty()) {
      reference.get("namespace").check(Formats.dnsLabel(reference.get("namespace").text()));
    }
  }
}
